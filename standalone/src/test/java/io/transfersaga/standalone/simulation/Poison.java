// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Topics;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.wire.TransferWire;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.rocketmq.common.message.Message;
import org.axonframework.messaging.GenericMessage;

/** Messages that no receiver can do anything with, however often they come. */
final class Poison {

    static final List<Supplier<Message>> KINDS = List.of(
            () -> new Message(Topics.ledger("alpha"), new byte[] {1, 2, 3}),
            () -> new Message(Topics.MONEY_DEBITED, new byte[] {1, 2, 3}),
            Poison::forAnotherLedger);

    private Poison() {}

    /** Readable, so that it is handled together with others, and fails. */
    private static Message forAnotherLedger() {
        var transfer = new Transfer(
                TransferId.next(Clock.systemUTC()),
                AccountId.of("gamma:a"),
                AccountId.of("gamma:b"),
                new Money(1, Books.CNY));
        Message message = TransferWire.converter()
                .toRocketMq(new GenericMessage<>(new CreditAccount(transfer, 1, Instant.EPOCH)));
        message.setTopic(Topics.ledger("beta"));
        return message;
    }
}
