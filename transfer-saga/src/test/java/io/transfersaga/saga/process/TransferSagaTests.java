// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import static io.transfersaga.events.FailureReason.ACCOUNT_CLOSED;
import static io.transfersaga.events.FailureReason.ACCOUNT_FROZEN;
import static io.transfersaga.events.FailureReason.OPERATOR;
import static io.transfersaga.saga.process.Messages.NOW;
import static io.transfersaga.saga.process.Messages.POLICY;
import static io.transfersaga.saga.process.Messages.TIMEOUT;

import java.time.Duration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a saga says, by the order in which it hears. The timer's rounds come to it as {@code CommandDue}. */
class TransferSagaTests {

    private final Messages said = Messages.ofATransfer();
    private final TestClock clock = new TestClock();

    private FixtureConfiguration fixture;

    @BeforeEach
    void setUp() {
        fixture = new SagaTestFixture<>(TransferSaga.class);
        fixture.registerResource(POLICY);
        fixture.registerResource(TIMEOUT);
        fixture.registerResource(clock);
        fixture.registerListenerInvocationErrorHandler(PropagatingErrorHandler.instance());
    }

    @Nested
    class Crediting {

        @Test
        void asksForTheCredit() {
            fixture.givenNoPriorActivity()
                    .whenPublishingA(said.moneyDebited())
                    .expectActiveSagas(1)
                    .expectAssociationWith("transferId", said.id())
                    .expectDispatchedCommands(said.creditAccount(1, NOW));
        }

        @Test
        void ignoresADebitThatIsToldTwice() {
            given(said.moneyDebited())
                    .whenPublishingA(said.moneyDebited())
                    .expectActiveSagas(1)
                    .expectNoDispatchedCommands();
        }

        @Test
        void tellsTheSourceThatItIsCompleted() {
            given(said.moneyDebited())
                    .whenPublishingA(said.moneyCredited())
                    .expectActiveSagas(0)
                    .expectDispatchedCommands(said.transferCompleted(NOW));
        }

        @Test
        void doesNotStartWithAnythingButADebit() {
            for (Object message : new Object[] {
                said.moneyCredited(), said.attemptFailed(1), said.creditAbandoned(ACCOUNT_CLOSED), said.moneyRefunded()
            }) {
                setUp();
                fixture.givenNoPriorActivity()
                        .whenPublishingA(message)
                        .expectActiveSagas(0)
                        .expectNoDispatchedCommands();
            }
        }

        @Test
        void repeatsTheCommandAfterATimeOutAsTheSameAttempt() {
            given(said.moneyDebited(), after(Duration.ofSeconds(30)))
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.creditAccount(1, NOW.plusSeconds(30)));
        }

        @Test
        void waitsTwiceAsLongBeforeItRepeatsAgain() {
            given(said.moneyDebited(), after(Duration.ofSeconds(30)), said.commandDue(), after(Duration.ofSeconds(59)))
                    .whenPublishingA(said.commandDue())
                    .expectNoDispatchedCommands();
        }

        @Test
        void ignoresARefundThatNobodyAskedFor() {
            given(said.moneyDebited())
                    .whenPublishingA(said.moneyRefunded())
                    .expectActiveSagas(1)
                    .expectNoDispatchedCommands();
        }
    }

    @Nested
    class BackingOff {

        @Test
        void sendsNothingAtOnceWhenAnAttemptFails() {
            given(said.moneyDebited())
                    .whenPublishingA(said.attemptFailed(1))
                    .expectActiveSagas(1)
                    .expectNoDispatchedCommands();
        }

        @Test
        void makesTheNextAttemptAfterTheBackOff() {
            given(said.moneyDebited(), said.attemptFailed(1), after(Duration.ofSeconds(1)))
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.creditAccount(2, NOW.plusSeconds(1)));
        }

        @Test
        void makesItNotBefore() {
            given(said.moneyDebited(), said.attemptFailed(1), after(Duration.ofMillis(999)))
                    .whenPublishingA(said.commandDue())
                    .expectNoDispatchedCommands();
        }

        @Test
        void countsAFailureThatIsToldTwiceOnce() {
            given(said.moneyDebited(), said.attemptFailed(1), said.attemptFailed(1), after(Duration.ofSeconds(1)))
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.creditAccount(2, NOW.plusSeconds(1)));
        }

        @Test
        void completesWhenALateCopyOfTheFailedAttemptWasCredited() {
            given(said.moneyDebited(), said.attemptFailed(1))
                    .whenPublishingA(said.moneyCredited())
                    .expectActiveSagas(0)
                    .expectDispatchedCommands(said.transferCompleted(NOW));
        }

        @Test
        void makesTheNextAttemptNowWhenAnOperatorAsks() {
            given(said.moneyDebited(), said.attemptFailed(1), said.retryRequested())
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.creditAccount(2, NOW));
        }
    }

    @Nested
    class Abandoning {

        @Test
        void asksToAbandonTheCreditAfterTheLastAttempt() {
            exhausted()
                    .whenPublishingA(said.commandDue())
                    .expectActiveSagas(1)
                    .expectDispatchedCommands(said.abandonCredit(ACCOUNT_FROZEN, NOW.plusSeconds(3)));
        }

        @Test
        void neverRefundsByItself() {
            exhausted(said.commandDue(), after(Duration.ofSeconds(30)))
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.abandonCredit(ACCOUNT_FROZEN, NOW.plusSeconds(33)));
        }

        @Test
        void completesWhenTheCreditHasWonTheRace() {
            exhausted(said.commandDue())
                    .whenPublishingA(said.moneyCredited())
                    .expectActiveSagas(0)
                    .expectDispatchedCommands(said.transferCompleted(NOW.plusSeconds(3)));
        }

        @Test
        void refundsOnceTheCreditIsRuledOut() {
            exhausted(said.commandDue())
                    .whenPublishingA(said.creditAbandoned(ACCOUNT_FROZEN))
                    .expectActiveSagas(1)
                    .expectDispatchedCommands(said.refundAccount(ACCOUNT_FROZEN, NOW.plusSeconds(3)));
        }

        @Test
        void abandonsTheCreditWhenAnOperatorAsksForARefund() {
            given(said.moneyDebited(), said.refundRequested())
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.abandonCredit(OPERATOR, NOW));
        }

        @Test
        void keepsTheFirstReasonWhenAnOperatorAsksAsWell() {
            exhausted(said.refundRequested())
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.abandonCredit(ACCOUNT_FROZEN, NOW.plusSeconds(3)));
        }

        @Test
        void makesNoMoreAttemptsAfterwards() {
            given(said.moneyDebited(), said.attemptFailed(1), said.refundRequested(), said.attemptFailed(2))
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.abandonCredit(OPERATOR, NOW));
        }

        private WhenState exhausted(Object... more) {
            Object[] history = {
                said.moneyDebited(),
                said.attemptFailed(1),
                after(Duration.ofSeconds(1)),
                said.commandDue(),
                said.attemptFailed(2),
                after(Duration.ofSeconds(2)),
                said.commandDue(),
                said.attemptFailed(3)
            };
            WhenState state = given(history);
            for (Object next : more) {
                state = then(next);
            }
            return state;
        }
    }

    @Nested
    class Refunding {

        @Test
        void refundsWhenTheCreditIsRefusedAtOnce() {
            given(said.moneyDebited())
                    .whenPublishingA(said.creditAbandoned(ACCOUNT_CLOSED))
                    .expectActiveSagas(1)
                    .expectDispatchedCommands(said.refundAccount(ACCOUNT_CLOSED, NOW));
        }

        @Test
        void endsWithTheRefund() {
            given(said.moneyDebited(), said.creditAbandoned(ACCOUNT_CLOSED))
                    .whenPublishingA(said.moneyRefunded())
                    .expectActiveSagas(0)
                    .expectNoDispatchedCommands();
        }

        @Test
        void repeatsTheRefundAfterATimeOut() {
            given(said.moneyDebited(), said.creditAbandoned(ACCOUNT_CLOSED), after(Duration.ofSeconds(30)))
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.refundAccount(ACCOUNT_CLOSED, NOW.plusSeconds(30)));
        }

        @Test
        void repeatsItNowWhenAnOperatorAsks() {
            given(said.moneyDebited(), said.creditAbandoned(ACCOUNT_CLOSED), said.retryRequested())
                    .whenPublishingA(said.commandDue())
                    .expectDispatchedCommands(said.refundAccount(ACCOUNT_CLOSED, NOW));
        }

        @Test
        void ignoresWhateverIsOldNewsOrCannotHappen() {
            for (Object message : new Object[] {
                said.moneyDebited(),
                said.moneyCredited(),
                said.creditAbandoned(ACCOUNT_CLOSED),
                said.attemptFailed(1),
                said.refundRequested()
            }) {
                setUp();
                given(said.moneyDebited(), said.creditAbandoned(ACCOUNT_CLOSED))
                        .whenPublishingA(message)
                        .expectActiveSagas(1)
                        .expectNoDispatchedCommands();
            }
        }
    }

    private WhenState given(Object... history) {
        WhenState state = fixture.givenNoPriorActivity();
        for (Object next : history) {
            state = then(next);
        }
        return state;
    }

    /** A message, or a time that passes. */
    private WhenState then(Object next) {
        if (next instanceof Duration passing) {
            clock.advance(passing);
            return fixture.givenNoPriorActivity();
        }
        return fixture.givenAPublished(next);
    }

    private static Duration after(Duration passing) {
        return passing;
    }
}
