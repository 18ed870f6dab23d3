// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import org.jspecify.annotations.Nullable;

/** A property has a value that cannot be used. The message names the property, the value and the fix. */
final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSetting(String property, Object value, String fix, @Nullable Throwable cause) {
        super("%s=%s cannot be used: %s".formatted(property, value, fix), cause);
    }
}
