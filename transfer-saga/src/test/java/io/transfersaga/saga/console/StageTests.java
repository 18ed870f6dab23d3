// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.saga.console.Way.Mark;
import io.transfersaga.saga.console.Way.Station;
import io.transfersaga.saga.process.SagaState;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;

class StageTests {

    private final MessageSource messages = ConsoleConfiguration.messages();

    @ParameterizedTest
    @EnumSource
    void isToldFromTheHistory(Stage stage) {
        assertThat(Stage.of(Sagas.in(stage))).isEqualTo(stage);
    }

    @Test
    void isRulingOutOnceARefundIsAskedFor() {
        var asked =
                Sagas.saga(SagaState.CREDITING, 1, null, Sagas.entry("MoneyDebited"), Sagas.entry("RefundRequested"));

        assertThat(Stage.of(asked)).isEqualTo(Stage.RULING_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void standsAtOneStationUntilItHasEnded(Stage stage) {
        List<Station> way = Way.of(Sagas.in(stage));

        assertThat(way).filteredOn(station -> station.mark() == Mark.HERE).hasSize(stage.isEnded() ? 0 : 1);
        assertThat(way).hasSize(stage.isOnTheWayBack() ? 6 : 5);
        assertThat(way.get(0).mark()).isEqualTo(Mark.PASSED);
        assertThat(way.get(way.size() - 1).mark()).isEqualTo(stage.isEnded() ? Mark.PASSED : Mark.AHEAD);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatWillHappenInWords(Stage stage) {
        for (Wish wish : Wish.values()) {
            Text forecast = Forecast.of(wish, Sagas.in(stage));
            for (Language language : Language.values()) {
                assertThat(messages.getMessage(forecast.key(), forecast.array(), language.locale()))
                        .doesNotContain("{")
                        .matches("(?s).*(100\\.00 CNY|alpha:alice|beta:bob).*");
            }
        }
    }

    @Test
    void saysWhichAttemptWouldBeMadeAndWhenItWouldHaveBeen() {
        Text forecast = Forecast.of(Wish.RETRY, Sagas.in(Stage.BACK_OFF));

        assertThat(messages.getMessage(forecast.key(), forecast.array(), Locale.ENGLISH))
                .isEqualTo("Attempt 2 of 5 to credit beta:bob with 100.00 CNY is made now, not at 12:01:00.000.");
    }

    @Test
    void tellsTheMessagesByTheHistory() {
        assertThat(MessageTrail.of(Sagas.in(Stage.REFUNDED), Sagas.START.plusSeconds(9)))
                .extracting(passage -> passage.message() + " " + passage.from() + "-" + passage.to())
                .containsExactly(
                        "MoneyDebited alpha-saga",
                        "CreditAccount saga-beta",
                        "CreditAttemptFailed beta-saga",
                        "AbandonCredit saga-beta",
                        "CreditAbandoned beta-saga",
                        "RefundAccount saga-alpha",
                        "MoneyRefunded alpha-saga");
        assertThat(MessageTrail.of(Sagas.in(Stage.BACK_OFF), Sagas.START.plusSeconds(59)))
                .hasSize(3);
        assertThat(MessageTrail.of(Sagas.in(Stage.BACK_OFF), Sagas.START.plusSeconds(60)))
                .hasSize(4);
    }
}
