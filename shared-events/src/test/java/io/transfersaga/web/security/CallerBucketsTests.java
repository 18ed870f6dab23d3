// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.web.ProblemException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Refilled at one request in a second, so that no test is fast or slow enough to see one come back by chance. */
class CallerBucketsTests {

    private static final int MANY = 1000;

    @Test
    void giveEveryCallerItsBurstAndNoMore() {
        var buckets = new CallerBuckets(new SecuritySettings.RateLimit(1, 3, 10));

        assertThatThrownBy(() -> takeMany(buckets, "a")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.slug()).isEqualTo("overloaded");
        });
        assertThatCode(() -> buckets.take("b")).doesNotThrowAnyException();
    }

    @Test
    void forgetWhoAskedLongestAgoRatherThanGrow() {
        var buckets = new CallerBuckets(new SecuritySettings.RateLimit(1, 1, 2));
        assertThatThrownBy(() -> takeMany(buckets, "a")).isInstanceOf(ProblemException.class);

        buckets.take("b");
        buckets.take("c");

        assertThatCode(() -> buckets.take("a")).doesNotThrowAnyException();
    }

    @Test
    void letEverythingPassUnlessThereIsALimit() {
        var buckets = new CallerBuckets(new SecuritySettings.RateLimit(0, 0, 10));

        assertThatCode(() -> takeMany(buckets, "a")).doesNotThrowAnyException();
    }

    private static void takeMany(CallerBuckets buckets, String caller) {
        IntStream.range(0, MANY).forEach(i -> buckets.take(caller));
    }
}
