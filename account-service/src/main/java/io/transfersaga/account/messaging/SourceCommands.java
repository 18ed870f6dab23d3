// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging;

import io.transfersaga.account.ledger.AccountCommand;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.account.ledger.Transfers;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.Command;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.events.TransferMessage.RefundAccount;
import io.transfersaga.events.TransferMessage.TransferCompleted;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What the saga tells this ledger as a source's: that a transfer was credited, or that its money comes back. */
@Component
class SourceCommands {

    private final Accounts accounts;
    private final Transfers transfers;
    private final MessagePublisher publisher;
    private final Clock clock;

    SourceCommands(Accounts accounts, Transfers transfers, MessagePublisher publisher, Clock clock) {
        this.accounts = accounts;
        this.transfers = transfers;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Ends those that are under way at once, and looks only at the others. */
    List<Incident> complete(List<TransferCompleted> commands) {
        Set<TransferId> unchanged = transfers.complete(ids(commands), clock.instant());
        Map<TransferId, TransferStatus> statuses = transfers.statuses(unchanged);
        List<Incident> incidents = new ArrayList<>();
        for (TransferCompleted command : commands) {
            DurableStep.COMPLETION.inUnitOfWork();
            TransferStatus status = statuses.get(command.transferId());
            if (unchanged.contains(command.transferId()) && SourceStep.onCompleted(status) == SourceStep.INCIDENT) {
                incidents.add(Incident.of(command, status));
            }
        }
        return incidents;
    }

    /** Gives the money back, by what this ledger's own row says of the transfer. */
    List<Incident> refund(List<RefundAccount> commands) {
        Instant now = clock.instant();
        Map<TransferId, StoredTransfer> started = transfers.lock(ids(commands));
        SortedMap<TransferId, FailureReason> refunded = new TreeMap<>();
        List<Incident> incidents = new ArrayList<>();
        for (RefundAccount command : commands) {
            StoredTransfer stored = started.get(command.transferId());
            TransferStatus status = refunded.containsKey(command.transferId())
                    ? TransferStatus.REFUNDED
                    : stored == null ? null : stored.status();
            SourceStep step = SourceStep.onRefund(status);
            if (stored == null || step == SourceStep.INCIDENT) {
                incidents.add(Incident.of(command, status));
                continue;
            }
            if (step == SourceStep.REFUND) {
                giveBack(stored.transfer(), now);
                refunded.put(command.transferId(), command.reason());
            }
            publisher.publish(new MoneyRefunded(stored.transfer(), now));
            DurableStep.REFUND.inUnitOfWork();
        }
        transfers.refund(refunded, now);
        return incidents;
    }

    private void giveBack(Transfer transfer, Instant now) {
        accounts.ask(
                new AccountCommand.Refund(transfer.sourceAccountId(), transfer.transferId(), transfer.money(), now));
    }

    private static List<TransferId> ids(Collection<? extends Command> commands) {
        return commands.stream().map(Command::transferId).toList();
    }
}
