// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount in a currency, in minor units (cents, fen, points) so that no sum is ever rounded.
 *
 * <p>Its text form has exactly the currency's digits ({@code "100.00"} CNY, {@code "100"} JPY), so that a message says
 * by itself how many digits its currency has.
 *
 * @param minorUnits zero or more
 */
public record Money(long minorUnits, CurrencyUnit currency) {

    private static final Pattern CANONICAL = Pattern.compile("(0|[1-9][0-9]{0,17})(\\.[0-9]{1,4})?");

    public Money {
        if (minorUnits < 0) {
            throw new IllegalArgumentException("an amount is never negative: " + minorUnits);
        }
    }

    /**
     * Reads the text form; the currency has as many digits as the amount shows.
     *
     * @throws IllegalArgumentException when the amount is not a plain decimal of at most four digits after the point
     */
    public static Money of(String amount, String currencyCode) {
        if (!CANONICAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("not an amount: " + amount);
        }
        int point = amount.indexOf('.');
        int digits = point < 0 ? 0 : amount.length() - point - 1;
        var currency = new CurrencyUnit(currencyCode, digits);
        return new Money(new BigDecimal(amount).unscaledValue().longValueExact(), currency);
    }

    public static Money zero(CurrencyUnit currency) {
        return new Money(0, currency);
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    /** @throws ArithmeticException when the sum does not fit into a {@code long} */
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    /** @throws IllegalArgumentException when the other is more than this */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other).minorUnits), currency);
    }

    public boolean isLessThan(Money other) {
        return minorUnits < sameCurrency(other).minorUnits;
    }

    /** The amount in its text form, without the currency. */
    public String amount() {
        return BigDecimal.valueOf(minorUnits, currency.digits()).toPlainString();
    }

    @Override
    public String toString() {
        return amount() + " " + currency.code();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " are of two currencies");
        }
        return other;
    }
}
