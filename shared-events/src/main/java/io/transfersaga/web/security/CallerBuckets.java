// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import io.github.bucket4j.Bucket;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each caller may still ask for. Who has not asked for longest is forgotten first, so that any number of
 * callers fits into the memory of some.
 */
final class CallerBuckets {

    private final SecuritySettings.RateLimit limit;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > limit.maxCallers();
        }
    };

    CallerBuckets(SecuritySettings.RateLimit limit) {
        this.limit = limit;
    }

    /** @throws ProblemException 429 {@code overloaded} when the caller has asked for too much lately */
    void take(String caller) {
        if (!limit.isOn()) {
            return;
        }
        var probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(ProblemType.OVERLOADED, 429, "These are more requests than one caller may send.")
                    .retryAfter(
                            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private synchronized Bucket bucket(String caller) {
        return buckets.computeIfAbsent(
                caller,
                any -> Bucket.builder()
                        .addLimit(rate -> rate.capacity(limit.capacity())
                                .refillGreedy(limit.requestsPerSecond(), Duration.ofSeconds(1)))
                        .build());
    }
}
