// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.database.DatabaseFailures;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.rocketmq.CheckBack;
import io.transfersaga.rocketmq.Resolution;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the broker whether a debit was committed: by its leg, whatever became of the transfer since. Without a leg the
 * debit may still be running, so that is no answer before the limit, which is far above the time that a transaction can
 * take.
 */
final class DebitCheckBack implements CheckBack {

    private static final Logger log = LoggerFactory.getLogger(DebitCheckBack.class);

    private final Legs legs;
    private final Duration limit;
    private final Map<Resolution, Counter> answers = new EnumMap<>(Resolution.class);

    DebitCheckBack(Legs legs, Duration limit, MeterRegistry meters) {
        this.legs = legs;
        this.limit = limit;
        for (Resolution answer : Resolution.values()) {
            answers.put(
                    answer,
                    Counter.builder("ledger.check.backs")
                            .description("Questions of the broker what became of a half message, by the answer")
                            .tag("answer", answer.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public Resolution check(Message<?> message, Duration age) {
        Resolution answer = answer(((MoneyDebited) message.getPayload()), age);
        Objects.requireNonNull(answers.get(answer)).increment();
        DurableStep.CHECK_BACK.before();
        return answer;
    }

    private Resolution answer(MoneyDebited debit, Duration age) {
        try {
            if (legs.isDebited(debit.transferId())) {
                return Resolution.COMMIT;
            }
            return age.compareTo(limit) > 0 ? Resolution.ROLLBACK : Resolution.UNKNOWN;
        } catch (RuntimeException e) {
            if (!DatabaseFailures.isDatabaseFailure(e)) {
                throw e;
            }
            log.warn("Whether {} was debited cannot be read now: {}", debit.transferId(), e.toString());
            return Resolution.UNKNOWN;
        }
    }
}
