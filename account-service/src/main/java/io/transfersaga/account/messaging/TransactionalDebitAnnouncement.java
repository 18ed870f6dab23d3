// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.transfer.DebitAnnouncement;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.rocketmq.Resolution;
import io.transfersaga.rocketmq.TransactionalPublisher;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GenericEventMessage;

/** Announces debits as RocketMQ's transactional messages. */
final class TransactionalDebitAnnouncement implements DebitAnnouncement {

    private final TransactionalPublisher publisher;

    TransactionalDebitAnnouncement(TransactionalPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void announce(MoneyDebited message, Supplier<Ending> debit) {
        DurableStep.HALF_MESSAGE.before();
        publisher.publish(GenericEventMessage.asEventMessage(message), () -> resolution(debit));
        DurableStep.END_TRANSACTION.after();
    }

    private static Resolution resolution(Supplier<Ending> debit) {
        DurableStep.HALF_MESSAGE.after();
        Resolution resolution = resolution(debit.get());
        DurableStep.END_TRANSACTION.before();
        return resolution;
    }

    private static Resolution resolution(Ending ending) {
        return switch (ending) {
            case COMMITTED -> Resolution.COMMIT;
            case ROLLED_BACK -> Resolution.ROLLBACK;
            case UNKNOWN -> Resolution.UNKNOWN;
        };
    }
}
