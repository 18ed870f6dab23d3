// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.util.regex.Pattern;

/**
 * A currency of ISO 4217, or a configured unit such as points.
 *
 * @param code three upper-case letters, or up to ten upper-case letters and digits for a configured unit
 * @param digits digits after the decimal point, 0 to 4 (ISO 4217 knows no more)
 */
public record CurrencyUnit(String code, int digits) {

    private static final int MAX_DIGITS = 4;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{2,9}");

    public CurrencyUnit {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a currency code: " + code);
        }
        if (digits < 0 || digits > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    code + " has " + digits + " digits; 0 to " + MAX_DIGITS + " are possible");
        }
    }
}
