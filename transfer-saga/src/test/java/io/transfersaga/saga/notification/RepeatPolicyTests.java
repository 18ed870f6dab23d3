// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final RepeatPolicy policy =
            new RepeatPolicy(List.of(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5)));

    @ParameterizedTest
    @CsvSource({"1, PT15S", "2, PT1M", "3, PT5M"})
    void waitsLongerAfterEachAttempt(int tries, Duration wait) {
        assertThat(policy.waitAfter(tries, answered(500, null))).contains(wait);
    }

    @Test
    void givesUpAfterTheAttemptThatFollowsTheLastWait() {
        assertThat(policy.waitAfter(4, answered(500, null))).isEmpty();
        assertThat(policy.waitAfter(5, answered(500, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT15S", "PT20S, PT20S", "PT24H, PT5M"})
    void letsAReceiverAskForMoreTimeWithinReason(Duration asked, Duration wait) {
        assertThat(policy.waitAfter(1, answered(503, asked))).contains(wait);
    }

    @Test
    void triesNoMoreOnceTheReceiverIsGone() {
        assertThat(policy.waitAfter(1, answered(410, null))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void triesAgainOnlyWhatMayPass(Failure failure) {
        boolean refused = failure == Failure.ADDRESS_REFUSED || failure == Failure.URL_REFUSED;

        assertThat(policy.waitAfter(1, Result.failed(NOW, Duration.ZERO, failure))
                        .isEmpty())
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "204, true", "299, true", "199, false", "302, false", "404, false", "500, false"})
    void takesOnlyA2xxForHeard(int status, boolean delivered) {
        assertThat(answered(status, null).isDelivered()).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({"120, PT2M", "0, PT0S", "'Fri, 20 Nov 2026 10:01:00 GMT', PT1M"})
    void readsHowLongItIsToWait(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"''", "-1", "soon", "99999999999999999999", "'Fri, 20 Nov 2026 09:59:00 GMT'"})
    void readsNothingIntoNonsense(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isNull();
    }

    private static Result answered(int status, @Nullable Duration retryAfter) {
        return Result.answered(NOW, Duration.ofMillis(7), status, retryAfter);
    }
}
