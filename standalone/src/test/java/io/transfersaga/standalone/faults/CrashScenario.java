// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.crash.CrashPoint;
import io.transfersaga.crash.CrashPoint.Moment;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.standalone.endtoend.Publishing;
import java.util.function.Consumer;

/**
 * What brings a process to a point.
 *
 * @param victim whose step it is
 * @param prepare what has to be so before
 * @param provoke what makes the victim take the step
 * @param repair what was done to others than the victim
 */
record CrashScenario(
        String victim, Consumer<CrashDrill> prepare, Consumer<CrashDrill> provoke, Consumer<CrashDrill> repair) {

    private static final CrashPoint DEBITED = new CrashPoint(DurableStep.DEBIT, Moment.AFTER);

    /** Every step has one, or this does not compile. */
    static CrashScenario of(CrashPoint point) {
        return switch (point.step()) {
            case HALF_MESSAGE, DEBIT, COMPLETION -> completedTransfer("alpha");
            case END_TRANSACTION ->
                point.moment() == Moment.BEFORE
                        ? simply("alpha", CrashDrill::refusedTransfer)
                        : completedTransfer("alpha");
            case CHECK_BACK -> transferThatTheBrokerWasNotToldOf();
            case MESSAGE_SENT, MESSAGE_CONFIRMED -> completedTransfer("alpha");
            case MESSAGE_CLAIMED -> transferThatWasNotSent();
            case RECONCILIATION -> transferWhileTheSagaIsStopped();
            case ACKNOWLEDGEMENT -> secondTransfer();
            case SAGA_START, SAGA_COMPLETED -> completedTransfer("saga");
            case CREDIT -> completedTransfer("beta");
            case CREDIT_FAILURE, FENCE -> refundedTransfer("beta");
            case SAGA_BACK_OFF, SAGA_TIMER, SAGA_REFUND, SAGA_REFUNDED -> refundedTransfer("saga");
            case SAGA_REQUEST -> refundRequestWhileTheTargetIsStopped();
            case REFUND -> refundedTransfer("alpha");
            case DEAD_LETTER -> simply("saga", CrashDrill::poison);
        };
    }

    /** Whether a process comes to it where debits are told of in that way. */
    static boolean isReached(CrashPoint point, Publishing publishing) {
        return switch (point.step()) {
            case HALF_MESSAGE, END_TRANSACTION, CHECK_BACK -> publishing == Publishing.TRANSACTIONAL_MESSAGE;
            case MESSAGE_SENT, MESSAGE_CONFIRMED, MESSAGE_CLAIMED -> publishing == Publishing.MESSAGE_TABLE;
            default -> true;
        };
    }

    private static CrashScenario completedTransfer(String victim) {
        return simply(victim, CrashDrill::transfer);
    }

    /** All attempts at a frozen account fail. */
    private static CrashScenario refundedTransfer(String victim) {
        return simply(victim, CrashDrill::transferToFrozen);
    }

    private static CrashScenario simply(String victim, Consumer<CrashDrill> provoke) {
        return new CrashScenario(victim, drill -> {}, provoke, drill -> {});
    }

    /** So that the ledger has died before, and the broker asks it when it is back. */
    private static CrashScenario transferThatTheBrokerWasNotToldOf() {
        return afterACrash(DEBITED);
    }

    /** So that the ledger has died before, and looks for it when it is back. */
    private static CrashScenario transferThatWasNotSent() {
        return afterACrash(new CrashPoint(DurableStep.MESSAGE_SENT, Moment.BEFORE));
    }

    private static CrashScenario afterACrash(CrashPoint before) {
        return new CrashScenario(
                "alpha",
                drill -> {
                    drill.order("alpha", before);
                    drill.transfer();
                    drill.awaitCrash("alpha", before);
                },
                drill -> drill.start("alpha"),
                drill -> {});
    }

    /** So that the ledger waits for an outcome until it asks for it. */
    private static CrashScenario transferWhileTheSagaIsStopped() {
        return new CrashScenario(
                "alpha",
                drill -> drill.system().pause("saga"),
                CrashDrill::transfer,
                drill -> drill.system().resume("saga"));
    }

    /** So that there is a message whose acknowledgement the broker has stored when the next one comes. */
    private static CrashScenario secondTransfer() {
        return new CrashScenario("saga", CrashDrill::acknowledgedTransfer, CrashDrill::transfer, drill -> {});
    }

    /** So that there is time for an operator. */
    private static CrashScenario refundRequestWhileTheTargetIsStopped() {
        return new CrashScenario(
                "saga",
                drill -> {
                    drill.system().pause("beta");
                    drill.transfer();
                },
                CrashDrill::requestRefund,
                drill -> drill.system().resume("beta"));
    }
}
