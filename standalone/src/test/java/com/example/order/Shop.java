// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import com.example.order.OrderMessage.Abandon;
import com.example.order.OrderMessage.Abandoned;
import com.example.order.OrderMessage.Command;
import com.example.order.OrderMessage.GivenBack;
import com.example.order.OrderMessage.Take;
import com.example.order.OrderMessage.TakeFailed;
import com.example.order.OrderMessage.Taken;
import io.transfersaga.engine.Outages;
import io.transfersaga.fence.FenceStep;
import io.transfersaga.fence.FenceTable;
import io.transfersaga.fence.FenceTable.Settled;
import io.transfersaga.fence.Outcome;
import io.transfersaga.rocketmq.BatchHandler;
import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.rocketmq.RocketMqPublisher;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.GenericMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// tag::participant[]
/** Whoever has what orders take. One here; a bank, a warehouse and a carrier would be three of these. */
final class Shop implements BatchHandler<Command> {

    private static final Logger log = LoggerFactory.getLogger(Shop.class);

    private final UnitOfWorkExecutor executor;
    private final FenceTable fence;
    private final Shelves shelves;
    private final RocketMqPublisher publisher;

    Shop(UnitOfWorkExecutor executor, FenceTable fence, Shelves shelves, RocketMqPublisher publisher) {
        this.executor = executor;
        this.fence = fence;
        this.shelves = shelves;
        this.publisher = publisher;
    }

    /** One transaction; the answers go out when it is committed, and only then the commands are acknowledged. */
    @Override
    public void handle(List<Delivery<Command>> batch) {
        executor.execute(() -> {
            batch.forEach(delivery -> handle(delivery.payload()));
            return batch.size();
        });
    }

    private void handle(Command command) {
        Optional<Settled> settled = fence.find(command.part().name(), command.orderId());
        Outcome stored = settled.map(Settled::outcome).orElse(null);
        FenceStep step = command instanceof Take
                ? FenceStep.onDo(stored)
                : command instanceof Abandon ? FenceStep.onAbandon(stored) : FenceStep.onUndo(stored);
        switch (step) {
            case DO -> take((Take) command);
            case ABANDON -> settle(command, new Settled(Outcome.ABANDONED, ((Abandon) command).reason()));
            case UNDO -> giveBack(command);
            case ANSWER -> answer(command, settled.orElseThrow());
            case CANNOT_HAPPEN -> log.error("{} was not taken", command);
        }
    }

    /** Settled first: who comes second has taken nothing. */
    private void take(Take take) {
        Shelves.Refusal refusal = shelves.refusal(take);
        if (refusal == Shelves.Refusal.CLOSED) {
            publish(new TakeFailed(take.orderId(), take.part(), take.attempt(), refusal.slug()));
        } else if (refusal != null) {
            settle(take, new Settled(Outcome.ABANDONED, refusal.slug()));
        } else {
            settle(take, new Settled(Outcome.DONE, null));
            shelves.take(take);
        }
    }

    private void giveBack(Command command) {
        fence.undo(command.part().name(), command.orderId());
        shelves.putBack(command);
        answer(command, new Settled(Outcome.UNDONE, null));
    }

    private void settle(Command command, Settled settled) {
        fence.settle(command.part().name(), command.orderId(), settled);
        answer(command, settled);
    }

    /** Whatever is asked, the answer is what is stored. */
    private void answer(Command command, Settled settled) {
        UUID id = command.orderId();
        publish(
                switch (settled.outcome()) {
                    case DONE -> new Taken(id, command.part());
                    case ABANDONED -> new Abandoned(id, command.part(), settled.reason());
                    case UNDONE -> new GivenBack(id, command.part());
                });
    }
    // end::participant[]

    private void publish(Object event) {
        publisher.publish(new GenericMessage<>(event));
    }

    @Override
    public boolean isOutage(RuntimeException failure) {
        return Outages.isOutage(failure);
    }

    /** The saga's timer asks again anyway. */
    @Override
    public Disposition onFailure(Delivery<Command> delivery, RuntimeException failure) {
        return Disposition.RETRY;
    }
}
