// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.engine.CommandTimeout;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import io.transfersaga.saga.process.CreditRetryPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads sagas for people; what it says of one saga is of one instant. */
@Component
public class SagaInspection {

    private final SagaRecords sagas;
    private final HistoryRecords histories;
    private final SagaPages pages;
    private final CreditRetryPolicy policy;
    private final CommandTimeout timeout;
    private final Clock clock;

    SagaInspection(
            SagaRecords sagas,
            HistoryRecords histories,
            SagaPages pages,
            CreditRetryPolicy policy,
            CommandTimeout timeout,
            Clock clock) {
        this.sagas = sagas;
        this.histories = histories;
        this.pages = pages;
        this.policy = policy;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<SagaView> find(TransferId transferId) {
        return sagas.findById(transferId.value()).map(saga -> view(saga, history(transferId)));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SagaPage page(SagaFilter filter, @Nullable PagePosition after, int limit) {
        List<SagaRecord> found = pages.read(filter, after, limit + 1, unansweredBefore());
        List<SagaRecord> page = found.subList(0, Math.min(limit, found.size()));
        String next =
                found.size() > limit ? PagePosition.after(page.get(limit - 1)).cursor() : null;
        return new SagaPage(page.stream().map(saga -> view(saga, null)).toList(), next);
    }

    /** Those of them that there are, with their histories. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<SagaView> find(Collection<UUID> transferIds) {
        List<SagaRecord> found = sagas.findByTransferIdIn(transferIds);
        Map<UUID, List<HistoryView>> entries = histories.of(transferIds).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.key.transferId(), Collectors.mapping(HistoryView::of, Collectors.toList())));
        return found.stream()
                .map(saga -> view(saga, entries.getOrDefault(saga.transferId, List.of())))
                .toList();
    }

    /** The trace that the transfer belongs to, by W3C's 32 hexadecimal digits; empty while tracing is off. */
    @Transactional(readOnly = true)
    public Optional<String> traceId(TransferId transferId) {
        return sagas.findById(transferId.value()).flatMap(SagaRecord::traceId);
    }

    /** What is awaited since before then is overdue. */
    public Instant unansweredBefore() {
        return clock.instant().minus(timeout.first());
    }

    private List<HistoryView> history(TransferId transferId) {
        return histories.of(transferId.value()).stream().map(HistoryView::of).toList();
    }

    private SagaView view(SagaRecord saga, @Nullable List<HistoryView> history) {
        Money money = saga.money();
        var credit =
                new SagaView.Credit(saga.attemptsMade(), policy.maxAttempts(), saga.lastFailure, saga.nextAttemptAt);
        return new SagaView(
                saga.transferId,
                saga.state,
                saga.sourceAccountId,
                saga.targetAccountId,
                money.amount(),
                money.currency().code(),
                saga.reference,
                saga.startedAt,
                saga.updatedAt,
                saga.endedAt,
                credit,
                saga.isOverdue(unansweredBefore()),
                history);
    }
}
