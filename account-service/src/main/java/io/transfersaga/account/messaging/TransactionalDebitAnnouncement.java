// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.transfer.DebitAnnouncement;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.rocketmq.Resolution;
import io.transfersaga.rocketmq.TransactionalPublisher;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;

/** Announces debits inside RocketMQ's transactional messages: those of one transaction inside one message. */
final class TransactionalDebitAnnouncement implements DebitAnnouncement {

    private final TransactionalPublisher publisher;

    TransactionalDebitAnnouncement(TransactionalPublisher publisher) {
        this.publisher = publisher;
    }

    /** Nothing is written beside the debits: what remains of them is what a check-back looks for. */
    @Override
    public void announce(List<MoneyDebited> messages, Attempt debits) {
        DurableStep.HALF_MESSAGE.before();
        publisher.publish(
                messages.stream().map(GenericEventMessage::asEventMessage).toList(), () -> resolution(debits));
        DurableStep.END_TRANSACTION.after();
    }

    private static Resolution resolution(Attempt debits) {
        DurableStep.HALF_MESSAGE.after();
        Resolution resolution = resolution(debits.run(() -> {}));
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
