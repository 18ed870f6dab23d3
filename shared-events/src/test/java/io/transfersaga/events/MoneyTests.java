// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({
        "100.00,CNY,10000,2",
        "0.01,CNY,1,2",
        "100,JPY,100,0",
        "0,PTS,0,0",
        "999999999999.9999,CLF,9999999999999999,4"
    })
    void readsAndWritesExactlyTheCurrencysDigits(String amount, String code, long minorUnits, int digits) {
        Money money = Money.of(amount, code);

        assertThat(money).isEqualTo(new Money(minorUnits, new CurrencyUnit(code, digits)));
        assertThat(money.amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "+1",
                "-1",
                "01",
                "1.",
                ".5",
                "1e3",
                "1,5",
                "0x1",
                "\u0661",
                "1.00000",
                "NaN",
                "1234567890123456789"
            })
    void refusesEverythingElse(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, "CNY"));
    }

    @Test
    void computesWithoutRoundingOrOverflow() {
        CurrencyUnit cny = new CurrencyUnit("CNY", 2);

        assertThat(Money.of("0.10", "CNY").plus(Money.of("0.20", "CNY"))).isEqualTo(Money.of("0.30", "CNY"));
        assertThat(Money.of("0.30", "CNY").minus(Money.of("0.30", "CNY")).isZero())
                .isTrue();
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, cny).plus(new Money(1, cny)))
                .isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(cny).minus(new Money(1, cny)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(cny).plus(Money.of("1", "JPY")));
    }

    @Test
    void knowsIsoCurrenciesAndConfiguredUnits() {
        var currencies = new Currencies(List.of("PTS:0"));

        assertThat(currencies.find("CNY")).hasValue(new CurrencyUnit("CNY", 2));
        assertThat(currencies.find("JPY")).hasValue(new CurrencyUnit("JPY", 0));
        assertThat(currencies.find("PTS")).hasValue(new CurrencyUnit("PTS", 0));
        assertThat(currencies.find("XAU")).as("gold has no minor unit").isEmpty();
        assertThat(currencies.find("cny")).isEmpty();
        for (String wrong : List.of("PTS", "PTS:", "PTS:5", "pts:0", "CNY:3", "PTS:0:0")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Currencies(List.of(wrong)));
        }
    }
}
