// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.rocketmq.MissingTopicException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes commands to receivers that never started: nothing is wrong with their sagas, whose timer sends them again. */
final class UnsentCommands {

    private static final Logger log = LoggerFactory.getLogger(UnsentCommands.class);

    /** Beyond it, missing topics are counted, but no more named. */
    private static final int MAX_NAMED = 1000;

    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Counter counter;

    UnsentCommands(MeterRegistry meters) {
        this.counter = Counter.builder("saga.commands.unroutable")
                .description("Times that commands were left to the timer since a receiver's topic is missing")
                .register(meters);
    }

    void leftToTheTimer(MissingTopicException failure) {
        counter.increment(failure.topics().size());
        for (String topic : failure.topics()) {
            if (named.size() < MAX_NAMED && named.add(topic)) {
                log.warn("Topic {} is missing and could not be created; the timer sends what goes there", topic);
            }
        }
    }
}
