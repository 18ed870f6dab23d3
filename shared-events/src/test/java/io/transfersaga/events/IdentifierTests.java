// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTests {

    @ParameterizedTest
    @ValueSource(strings = {"alpha:alice", "a:A", "l-1:0._-x"})
    void acceptsAccountIds(String text) {
        assertThat(AccountId.parse(text)).map(AccountId::toString).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "alpha",
                "alpha:",
                ":alice",
                "Alpha:alice",
                "1a:x",
                "alpha:-x",
                "alpha:a:b",
                "alpha:\u00e9",
                "alpha:a b",
                "alpha:alice\n"
            })
    void refusesOtherAccountIds(String text) {
        assertThat(AccountId.parse(text)).isEmpty();
    }

    @Test
    void boundsNames() {
        assertThat(AccountId.parse("a".repeat(32) + ":" + "b".repeat(64))).isPresent();
        assertThat(AccountId.parse("a".repeat(33) + ":b")).isEmpty();
        assertThat(AccountId.parse("a:" + "b".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a805g"})
    void refusesOtherTransferIds(String text) {
        assertThat(TransferId.parse(text)).isEmpty();
    }

    @Test
    void makesTransferIdsThatSortByTime() {
        Clock noon = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
        TransferId earlier = TransferId.next(noon);
        TransferId later = TransferId.next(Clock.offset(noon, Duration.ofMillis(1)));

        assertThat(earlier.value().version()).isEqualTo(7);
        assertThat(earlier.value().variant()).isEqualTo(2);
        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(TransferId.of(earlier.toString())).isEqualTo(earlier).isNotEqualTo(TransferId.next(noon));
    }
}
