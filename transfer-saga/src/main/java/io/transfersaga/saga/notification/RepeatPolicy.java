// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a notification is attempted again.
 *
 * @param backoff waits after the first, second, ... attempt; after the attempt that follows the last wait it is given
 *     up
 */
record RepeatPolicy(List<Duration> backoff) {

    RepeatPolicy {
        backoff = List.copyOf(backoff);
    }

    /**
     * How long to wait after an attempt that did not deliver; empty when there is no other. A receiver that asks for
     * more time gets it, up to the longest wait.
     *
     * @param tries attempts begun so far, this one included
     */
    Optional<Duration> waitAfter(int tries, Result result) {
        if (!result.isPassing() || tries > backoff.size()) {
            return Optional.empty();
        }
        Duration wait = backoff.get(tries - 1);
        Duration asked = result.retryAfter() == null ? Duration.ZERO : shorter(result.retryAfter(), longest());
        return Optional.of(asked.compareTo(wait) > 0 ? asked : wait);
    }

    private Duration longest() {
        return backoff.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
