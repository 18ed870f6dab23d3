// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.AccountCommand;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.Decision;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.account.ledger.Legs.CreditLeg;
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
            take(
                    command instanceof AbandonCredit abandon
                            ? CreditStep.onAbandon(leg, abandon.reason())
                            : CreditStep.onCredit(leg));
        }

        private void take(CreditStep step) {
            if (step instanceof CreditStep.TryCredit) {
                credit();
            } else if (step instanceof CreditStep.Abandon abandon) {
                abandon(abandon.reason());
            } else if (step instanceof CreditStep.AnswerCredited) {
                publisher.publish(new MoneyCredited(transfer, now));
            } else if (step instanceof CreditStep.AnswerAbandoned abandoned) {
                publisher.publish(new CreditAbandoned(transfer, abandoned.reason(), now));
            } else if (step instanceof CreditStep.AnswerFailed failed && command instanceof CreditAccount credit) {
                publisher.publish(new CreditAttemptFailed(transfer, credit.attempt(), failed.reason(), now));
                DurableStep.CREDIT_FAILURE.inUnitOfWork();
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
                take(CreditStep.onRefusal(refused.reason()));
            } else {
                settled.put(transfer.transferId(), CreditLeg.CREDITED);
                publisher.publish(new MoneyCredited(transfer, now));
                DurableStep.CREDIT.inUnitOfWork();
            }
        }

        private void abandon(FailureReason reason) {
            legs.abandon(transfer, reason, now);
            settled.put(transfer.transferId(), new CreditLeg(reason));
            publisher.publish(new CreditAbandoned(transfer, reason, now));
            DurableStep.FENCE.inUnitOfWork();
        }
    }
}
