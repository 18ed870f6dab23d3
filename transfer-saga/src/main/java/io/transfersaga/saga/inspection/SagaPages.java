// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import io.transfersaga.saga.process.SagaState;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

/**
 * Pages of sagas: open ones first, the longest unchanged first; then ended ones, the newest first. Each state is read
 * by itself, in the order of its index, and the states are merged, so that a page costs the same however many sagas
 * there are.
 */
@Component
class SagaPages {

    private static final String UPDATED_AT = "updatedAt";
    private static final String TRANSFER_ID = "transferId";
    private static final String AWAITED_SINCE = "awaitedSince";

    /** Ids are ordered as the databases order them: by their unsigned bytes. */
    private static final Comparator<SagaRecord> OLDEST_FIRST = Comparator.<SagaRecord, Instant>comparing(
                    saga -> saga.updatedAt)
            .thenComparing(saga -> saga.transferId.toString());

    private final SagaRecords sagas;

    SagaPages(SagaRecords sagas) {
        this.sagas = sagas;
    }

    /**
     * @param unansweredBefore what is awaited since before then is overdue
     * @return at most {@code count} sagas
     */
    List<SagaRecord> read(SagaFilter filter, @Nullable PagePosition after, int count, Instant unansweredBefore) {
        List<SagaRecord> page = new ArrayList<>();
        if (after == null || !after.ended()) {
            page.addAll(part(false, filter, after, count, unansweredBefore));
        }
        if (page.size() < count) {
            PagePosition afterEnded = after != null && after.ended() ? after : null;
            page.addAll(part(true, filter, afterEnded, count - page.size(), unansweredBefore));
        }
        return page;
    }

    private List<SagaRecord> part(
            boolean ended, SagaFilter filter, @Nullable PagePosition after, int count, Instant unansweredBefore) {
        Sort order = Sort.by(ended ? Sort.Direction.DESC : Sort.Direction.ASC, UPDATED_AT, TRANSFER_ID);
        return Arrays.stream(SagaState.values())
                .filter(state -> state.isEnded() == ended && filter.wants(state))
                .map(state -> matching(state, filter, unansweredBefore).and(after(after)))
                .flatMap(wanted -> sagas
                        .findBy(
                                wanted,
                                query -> query.sortBy(order).limit(count).all())
                        .stream())
                .sorted(ended ? OLDEST_FIRST.reversed() : OLDEST_FIRST)
                .limit(count)
                .toList();
    }

    private static Specification<SagaRecord> matching(SagaState state, SagaFilter filter, Instant unansweredBefore) {
        return (saga, query, builder) -> {
            List<Predicate> all = new ArrayList<>();
            all.add(builder.equal(saga.get("state"), state));
            if (filter.accountId() != null) {
                all.add(builder.or(
                        builder.equal(saga.get("sourceAccountId"), filter.accountId()),
                        builder.equal(saga.get("targetAccountId"), filter.accountId())));
            }
            if (filter.overdue() != null) {
                all.add(
                        filter.overdue()
                                ? builder.lessThan(saga.get(AWAITED_SINCE), unansweredBefore)
                                : notOverdue(saga, builder, unansweredBefore));
            }
            if (filter.reference() != null) {
                all.add(builder.equal(saga.get("reference"), filter.reference()));
            }
            if (filter.updatedFrom() != null) {
                all.add(builder.greaterThanOrEqualTo(saga.get(UPDATED_AT), filter.updatedFrom()));
            }
            if (filter.updatedUntil() != null) {
                all.add(builder.lessThan(saga.get(UPDATED_AT), filter.updatedUntil()));
            }
            return builder.and(all);
        };
    }

    private static Predicate notOverdue(Root<SagaRecord> saga, CriteriaBuilder builder, Instant unansweredBefore) {
        return builder.or(
                builder.isNull(saga.get(AWAITED_SINCE)),
                builder.greaterThanOrEqualTo(saga.get(AWAITED_SINCE), unansweredBefore));
    }

    private static Specification<SagaRecord> after(@Nullable PagePosition position) {
        if (position == null) {
            return Specification.unrestricted();
        }
        return (saga, query, builder) -> {
            Predicate sameTime = builder.equal(saga.get(UPDATED_AT), position.updatedAt());
            return position.ended()
                    ? builder.or(
                            builder.lessThan(saga.get(UPDATED_AT), position.updatedAt()),
                            builder.and(sameTime, builder.lessThan(saga.get(TRANSFER_ID), position.transferId())))
                    : builder.or(
                            builder.greaterThan(saga.get(UPDATED_AT), position.updatedAt()),
                            builder.and(sameTime, builder.greaterThan(saga.get(TRANSFER_ID), position.transferId())));
        };
    }
}
