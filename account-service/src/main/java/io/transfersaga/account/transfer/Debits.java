// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.StoredTransfer;
import io.transfersaga.account.ledger.TransferStatus;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.grouping.Groups;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.LoggedKey;
import io.transfersaga.rocketmq.MessageTraces;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Debits as orders ask for it, and announces it. Orders that come at once are looked up, announced and debited as one.
 * What cannot simply be done there is attempted again, alone.
 */
@Component
class Debits {

    /** Each holds a connection. An account that is locked elsewhere holds up one of them. */
    private static final int GROUPS_AT_ONCE = 3;

    private static final int LARGEST_GROUP = 64;

    /** How long one may wait for its group to begin, before it is attempted alone. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How long a group waits for more to come, at most, while many ask. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final Logger log = LoggerFactory.getLogger(Debits.class);

    private final DebitAnnouncement announcement;
    private final Debit debit;
    private final MessageTraces traces;
    private final Clock clock;

    private final Groups<Asked, DebitOutcome> groups = new Groups<>(
            new Groups.Limits(GROUPS_AT_ONCE, LARGEST_GROUP, PATIENCE, GATHERING),
            this::attempt,
            asked -> 1,
            asked -> asked.order().source());

    Debits(DebitAnnouncement announcement, Debit debit, MessageTraces traces, Clock clock) {
        this.announcement = announcement;
        this.debit = debit;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Attempts it together with what else is asked for now, perhaps in another thread.
     *
     * @throws RuntimeException when it cannot be read who has the key: nothing was attempted
     */
    DebitOutcome attemptWithOthers(TransferOrder order) {
        try {
            return groups.ask(asked(order));
        } catch (TimeoutException e) {
            return new DebitOutcome.LookAgain();
        }
    }

    /** @throws RuntimeException as {@link #attemptWithOthers} */
    DebitOutcome attemptAlone(TransferOrder order) {
        return attempt(List.of(asked(order))).get(0);
    }

    Asked asked(TransferOrder order) {
        return new Asked(order, traces.current());
    }

    /**
     * Attempts all of them together. A key that is known is not announced; of those that have the same key one is
     * attempted.
     *
     * @throws RuntimeException as {@link #attemptWithOthers}
     */
    List<DebitOutcome> attempt(List<Asked> group) {
        Map<String, StoredTransfer> known =
                debit.find(group.stream().map(Asked::key).distinct().toList());
        Map<Asked, DebitOutcome> outcomes = new IdentityHashMap<>();
        Map<String, Asked> first = new LinkedHashMap<>();
        for (Asked asked : group) {
            StoredTransfer stored = known.get(asked.key());
            if (stored != null) {
                outcomes.put(asked, new DebitOutcome.Known(stored));
            } else if (first.putIfAbsent(asked.key(), asked) != null) {
                outcomes.put(asked, new DebitOutcome.LookAgain());
            }
        }
        outcomes.putAll(attemptNew(List.copyOf(first.values())));
        return group.stream().map(outcomes::get).toList();
    }

    /** Those that were held up by others are attempted once more without them. */
    private Map<Asked, DebitOutcome> attemptNew(List<Asked> group) {
        Map<Asked, DebitOutcome> outcomes = new IdentityHashMap<>(attemptOnce(group));
        List<Asked> heldUp = group.stream()
                .filter(asked -> outcomes.get(asked) instanceof DebitOutcome.HeldUp)
                .toList();
        outcomes.putAll(attemptOnce(heldUp));
        return outcomes;
    }

    /**
     * Each attempt is a transfer of its own: one that was rolled back, or may have been, never comes back under its id.
     */
    private Map<Asked, DebitOutcome> attemptOnce(List<Asked> group) {
        if (group.isEmpty()) {
            return Map.of();
        }
        List<StoredTransfer> candidates =
                group.stream().map(asked -> candidate(asked.order())).toList();
        Map<String, String> traceParents = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            String traceParent = group.get(i).traceParent();
            if (traceParent != null) {
                traceParents.put(candidates.get(i).transfer().transferId().toString(), traceParent);
            }
        }
        TransferId only = candidates.size() == 1 ? candidates.get(0).transfer().transferId() : null;
        List<DebitOutcome> outcomes =
                LoggedKey.about(only, () -> traces.continuing(traceParents, () -> announced(candidates)));
        Map<Asked, DebitOutcome> byAsked = new IdentityHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            byAsked.put(group.get(i), outcomes.get(i));
        }
        return byAsked;
    }

    /** All of them are made, or none: so the first one's ending is that of all. */
    private List<DebitOutcome> announced(List<StoredTransfer> candidates) {
        var outcomes = new AtomicReference<List<DebitOutcome>>();
        try {
            announcement.announce(messages(candidates), alongside -> {
                List<DebitOutcome> seen = debit.attempt(candidates, alongside);
                outcomes.set(seen);
                return seen.get(0).ending();
            });
        } catch (BrokerUnavailableException e) {
            log.warn("No transfer could start: {}", e.getMessage());
            return Collections.nCopies(candidates.size(), new DebitOutcome.NotAnnounced());
        }
        return Objects.requireNonNull(outcomes.get(), "the debit did not run, and nobody said so");
    }

    private static List<MoneyDebited> messages(List<StoredTransfer> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.moneyDebited(candidate.createdAt()))
                .toList();
    }

    private StoredTransfer candidate(TransferOrder order) {
        var transfer = new Transfer(TransferId.next(clock), order.source(), order.target(), order.money());
        return new StoredTransfer(
                transfer,
                order.idempotencyKey(),
                order.bodyHash(),
                order.reference(),
                order.callbackUrl(),
                TransferStatus.DEBITED,
                null,
                clock.instant(),
                null);
    }

    /** @param traceParent of the request's own trace; null when it is in none */
    record Asked(TransferOrder order, @Nullable String traceParent) {

        String key() {
            return order.idempotencyKey();
        }
    }
}
