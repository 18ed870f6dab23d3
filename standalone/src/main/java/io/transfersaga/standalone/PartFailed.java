// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import io.transfersaga.database.UnusableDataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionException;

/** A part did not start, and so the process does not. */
final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartFailed(Part part, Throwable cause) {
        super(part.label() + " did not start: " + reason(part, cause), cause);
    }

    private static String reason(Part part, Throwable cause) {
        for (@Nullable Throwable thrown = cause; thrown != null; thrown = thrown.getCause()) {
            if (thrown instanceof PortInUseException inUse) {
                return "port %d is in use; choose another with --%s.server.port or stop what uses it"
                        .formatted(inUse.getPort(), part.label());
            }
            if (thrown instanceof BindException wrong
                    && wrong.getCause() instanceof ConversionException
                    && wrong.getProperty() != null) {
                return "%s=%s cannot be used: %s"
                        .formatted(
                                wrong.getProperty().getName(),
                                wrong.getProperty().getValue(),
                                NestedExceptionUtils.getMostSpecificCause(wrong).getMessage());
            }
            if (thrown instanceof InvalidSetting || thrown instanceof BrokerUnavailable) {
                return String.valueOf(thrown.getMessage());
            }
        }
        FailureAnalysis unusable = new UnusableDataDirectory().analyze(cause);
        if (unusable != null) {
            return unusable.getDescription() + " " + unusable.getAction();
        }
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
    }
}
