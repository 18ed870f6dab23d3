// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import org.jspecify.annotations.Nullable;

/** The embedded broker did not start. The message says why and what to do. */
final class BrokerUnavailable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
