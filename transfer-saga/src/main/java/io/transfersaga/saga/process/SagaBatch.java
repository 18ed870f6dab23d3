// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AnnotatedSaga;
import org.jspecify.annotations.Nullable;

/**
 * The sagas of one unit of work: their rows, locked before anything is decided, and the instances that Axon works on.
 * What an instance knows overrides its row, and is written when all messages are handled.
 */
final class SagaBatch {

    private static final String RESOURCE = SagaBatch.class.getName();

    private final Map<TransferId, TransferProcess> rows;
    private final Map<TransferId, AnnotatedSaga<TransferSaga>> sagas = new HashMap<>();
    private @Nullable TransferId current;

    private SagaBatch(Map<TransferId, TransferProcess> rows) {
        this.rows = rows;
    }

    /** Binds the locked rows to the current unit of work. */
    static SagaBatch begin(Map<TransferId, TransferProcess> lockedRows) {
        var batch = new SagaBatch(lockedRows);
        CurrentUnitOfWork.get().root().resources().put(RESOURCE, batch);
        return batch;
    }

    static SagaBatch current() {
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        SagaBatch batch = root.getResource(RESOURCE);
        return Objects.requireNonNull(batch, "sagas are reached through the inbox, which locks their rows");
    }

    /** The saga as the batch has left it so far; null when there is none. */
    @Nullable
    TransferProcess process(TransferId id) {
        AnnotatedSaga<TransferSaga> saga = sagas.get(id);
        return saga == null ? rows.get(id) : saga.root().process();
    }

    /** Says whose message is handled next. */
    void turnTo(TransferId id) {
        current = id;
    }

    TransferId currentTransfer() {
        return Objects.requireNonNull(current, "no message is being handled");
    }

    @Nullable
    AnnotatedSaga<TransferSaga> saga(TransferId id) {
        return sagas.get(id);
    }

    void add(TransferId id, AnnotatedSaga<TransferSaga> saga) {
        sagas.put(id, saga);
    }

    /** What has to be written, ordered by id as every writer orders it. */
    List<TransferProcess> changed() {
        Collection<AnnotatedSaga<TransferSaga>> touched = sagas.values();
        List<TransferProcess> changed = new ArrayList<>(touched.size());
        touched.forEach(saga -> changed.add(saga.root().process()));
        changed.sort(Comparator.comparing(TransferProcess::transferId));
        return changed;
    }
}
