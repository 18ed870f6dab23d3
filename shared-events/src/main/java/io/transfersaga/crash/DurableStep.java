// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.crash;

import static io.transfersaga.crash.CrashPoint.Moment.AFTER;
import static io.transfersaga.crash.CrashPoint.Moment.BEFORE;
import static io.transfersaga.crash.CrashPoint.Moment.TOLD;

import io.transfersaga.crash.CrashPoint.Moment;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What a process does that stays when the process dies, in the order of a transfer's way. */
public enum DurableStep {
    /** The broker stores MoneyDebited without delivering it. */
    HALF_MESSAGE(BEFORE, AFTER),
    /** The source's ledger takes the money and the key. */
    DEBIT(BEFORE, AFTER),
    /** The broker is told to deliver MoneyDebited, or to drop it. */
    END_TRANSACTION(BEFORE, AFTER),
    /** The broker, which was not told, asks. */
    CHECK_BACK(BEFORE),
    /** With a message table: the broker stores MoneyDebited, and confirms it. */
    MESSAGE_SENT(BEFORE, AFTER),
    /** With a message table: the source's ledger notes that the broker has confirmed it. */
    MESSAGE_CONFIRMED(BEFORE, AFTER),
    /** With a message table: the source's ledger notes that it sends again what nobody has confirmed. */
    MESSAGE_CLAIMED(BEFORE, AFTER),
    /** The source's ledger notes that it asks the saga again, and asks. */
    RECONCILIATION(BEFORE, AFTER, TOLD),
    /** A receiver's position at the broker moves on; known only when the next message comes. */
    ACKNOWLEDGEMENT(BEFORE, AFTER),
    /** The saga's row is inserted, and the first CreditAccount sent. */
    SAGA_START(BEFORE, AFTER, TOLD),
    /** The target's ledger credits, and says so. */
    CREDIT(BEFORE, AFTER, TOLD),
    /** The target's ledger says that an attempt failed; it stores nothing. */
    CREDIT_FAILURE(TOLD),
    /** The saga notes a failed attempt, and when the next one is due. */
    SAGA_BACK_OFF(BEFORE, AFTER),
    /** The saga's timer notes that it sends the awaited command, and sends it. */
    SAGA_TIMER(BEFORE, AFTER, TOLD),
    /** The saga notes what an operator asked for; its timer does it. */
    SAGA_REQUEST(BEFORE, AFTER),
    /** The target's ledger settles that it will never credit, and says so. */
    FENCE(BEFORE, AFTER, TOLD),
    /** The saga turns to the refund, and sends RefundAccount. */
    SAGA_REFUND(BEFORE, AFTER, TOLD),
    /** The source's ledger gives the money back, and says so. */
    REFUND(BEFORE, AFTER, TOLD),
    /** The saga has heard of the refund and ends. */
    SAGA_REFUNDED(BEFORE, AFTER),
    /** The saga has heard of the credit, ends, and sends TransferCompleted. */
    SAGA_COMPLETED(BEFORE, AFTER, TOLD),
    /** The source's ledger notes that the transfer is completed. */
    COMPLETION(BEFORE, AFTER),
    /** A message that nobody can read is recorded, and then put among the dead letters. */
    DEAD_LETTER(BEFORE, AFTER, TOLD);

    private final List<Moment> moments;

    DurableStep(Moment... moments) {
        this.moments = List.of(moments);
    }

    /** Whether this process may be told to die at one. */
    public static boolean areWatched() {
        return CrashOrder.isPossible();
    }

    /** Those at which a process can die. */
    public List<Moment> moments() {
        return moments;
    }

    public void before() {
        reached(BEFORE);
    }

    public void after() {
        reached(AFTER);
    }

    public void told() {
        reached(TOLD);
    }

    /**
     * The current unit of work does this step: its commit stores it, and what it holds back until then tells. To be
     * called after that was published, since Axon runs last what was registered first.
     */
    public void inUnitOfWork() {
        if (CrashOrder.isPossible()) {
            follow(CurrentUnitOfWork.get().root(), this::reached);
        }
    }

    static void follow(UnitOfWork<?> unitOfWork, Consumer<Moment> reached) {
        unitOfWork.onCommit(committing -> reached.accept(BEFORE));
        unitOfWork.afterCommit(committed -> {
            reached.accept(AFTER);
            committed.onCleanup(done -> reached.accept(TOLD));
        });
    }

    private void reached(Moment moment) {
        if (CrashOrder.isPossible()) {
            CrashOrder.obey(new CrashPoint(this, moment));
        }
    }
}
