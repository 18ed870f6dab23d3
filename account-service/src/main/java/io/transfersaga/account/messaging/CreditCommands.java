// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import static java.util.Objects.requireNonNull;

import io.transfersaga.account.ledger.AccountCommand;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.Decision;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.account.ledger.Legs.CreditLeg;
import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.AbandonCredit;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.fence.FenceStep;
import io.transfersaga.fence.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the saga wants of this ledger as a target's. A command for a transfer that an earlier one of the batch has
 * settled finds it settled.
 */
@Component
class CreditCommands {

    private final Accounts accounts;
    private final Legs legs;
    private final MessagePublisher publisher;
    private final Clock clock;

    CreditCommands(Accounts accounts, Legs legs, MessagePublisher publisher, Clock clock) {
        this.accounts = accounts;
        this.legs = legs;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @param existing the accounts that exist, of those that the commands name; locked */
    void handle(List<Command> commands, Set<AccountId> existing) {
        Map<TransferId, CreditLeg> settled =
                legs.credits(commands.stream().map(Command::transferId).toList());
        for (Command command : commands) {
            new Handling(settled, existing, command, clock.instant()).run();
        }
    }

    /** One command's. */
    private final class Handling {

        private final Map<TransferId, CreditLeg> settled;
        private final Set<AccountId> existing;
        private final Command command;
        private final Transfer transfer;
        private final Instant now;

        Handling(Map<TransferId, CreditLeg> settled, Set<AccountId> existing, Command command, Instant now) {
            this.settled = settled;
            this.existing = existing;
            this.command = command;
            this.transfer = command.transfer();
            this.now = now;
        }

        void run() {
            CreditLeg leg = settled.get(transfer.transferId());
            Outcome outcome = leg == null ? null : leg.outcome();
            FenceStep step = command instanceof AbandonCredit ? FenceStep.onAbandon(outcome) : FenceStep.onDo(outcome);
            switch (step) {
                case DO -> credit();
                // The account is not looked at: whatever it is like, it was not credited, and will not be.
                case ABANDON -> abandon(((AbandonCredit) command).reason());
                case ANSWER -> answer(requireNonNull(leg));
                case UNDO, CANNOT_HAPPEN -> throw new IllegalStateException("no credit is undone");
            }
        }

        private void credit() {
            if (!existing.contains(transfer.targetAccountId())) {
                abandon(FailureReason.ACCOUNT_NOT_FOUND);
                return;
            }
            Decision decision = accounts.ask(new AccountCommand.Credit(
                    transfer.targetAccountId(), transfer.transferId(), transfer.money(), now));
            if (decision instanceof Decision.Refused refused) {
                refuse(refused.reason());
            } else {
                settle(CreditLeg.CREDITED);
                DurableStep.CREDIT.inUnitOfWork();
            }
        }

        /**
         * A frozen account may take the credit later; every other refusal is final, and must be settled before it is
         * told.
         */
        private void refuse(Refusal refusal) {
            FailureReason reason = FailureReason.ofSlug(refusal.slug());
            if (refusal == Refusal.ACCOUNT_FROZEN && command instanceof CreditAccount credit) {
                publisher.publish(new CreditAttemptFailed(transfer, credit.attempt(), reason, now));
                DurableStep.CREDIT_FAILURE.inUnitOfWork();
            } else {
                abandon(reason);
            }
        }

        private void abandon(FailureReason reason) {
            legs.abandon(transfer, reason, now);
            settle(new CreditLeg(reason));
            DurableStep.FENCE.inUnitOfWork();
        }

        private void settle(CreditLeg leg) {
            settled.put(transfer.transferId(), leg);
            answer(leg);
        }

        private void answer(CreditLeg leg) {
            FailureReason reason = leg.abandoned();
            publisher.publish(
                    reason == null ? new MoneyCredited(transfer, now) : new CreditAbandoned(transfer, reason, now));
        }
    }
}
