// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.rocketmq.DeadLetter;
import io.transfersaga.rocketmq.DeadLetterListener;
import io.transfersaga.rocketmq.LoggedKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Counts what should not be since this process started: messages that cannot happen, and dead letters. Metrics and
 * health show them; health stays up, since nothing here stops the service.
 */
@Component("ledgerHealthIndicator")
class Incidents implements DeadLetterListener, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private static final String METRIC = "ledger.incidents";

    private final MeterRegistry meters;
    private final Counter deadLetters;
    private final ConcurrentMap<String, Counter> byKind = new ConcurrentHashMap<>();

    Incidents(MeterRegistry meters) {
        this.meters = meters;
        this.deadLetters = Counter.builder("ledger.dead.letters")
                .description("Messages that nobody here could handle, or that the broker will not take")
                .register(meters);
        Incident.KINDS.forEach(this::counter);
    }

    void record(Incident incident) {
        LoggedKey.about(
                incident.transferId(),
                () -> log.error("Cannot happen, but did: {} for transfer {}", incident.kind(), incident.transferId()));
        counter(incident.kind()).increment();
    }

    @Override
    public void onDeadLetter(DeadLetter letter) {
        log.error(
                "Dead letter {} of {}, transfer {}: {}",
                letter.messageId(),
                letter.topic(),
                letter.keys(),
                letter.cause());
        deadLetters.increment();
    }

    @Override
    public Health health() {
        Map<String, Long> counts = new TreeMap<>();
        byKind.forEach((kind, counter) -> counts.put(kind, (long) counter.count()));
        return Health.up()
                .withDetail(
                        "incidents",
                        counts.values().stream().mapToLong(Long::longValue).sum())
                .withDetail("incidentsByKind", counts)
                .withDetail("deadLetters", (long) deadLetters.count())
                .build();
    }

    private Counter counter(String kind) {
        return byKind.computeIfAbsent(
                kind,
                k -> Counter.builder(METRIC)
                        .description("Messages that cannot happen")
                        .tag("kind", k)
                        .register(meters));
    }
}
