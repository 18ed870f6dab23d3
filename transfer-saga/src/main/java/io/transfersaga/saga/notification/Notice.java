// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.events.TransferId;
import io.transfersaga.saga.process.SagaState;
import java.time.Instant;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a receiver is told, made of the saga's row alone: repeats are the same to the last byte.
 *
 * @param type {@code transfer.completed} or {@code transfer.refunded}
 * @param timestamp when the transfer ended
 */
record Notice(String type, Instant timestamp, EndedTransfer data) {

    /** Of its own, so that no setting for the service's answers changes what is signed. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    static Notice of(EndedTransfer transfer) {
        String type = transfer.status() == SagaState.COMPLETED ? "transfer.completed" : "transfer.refunded";
        return new Notice(type, transfer.endedAt(), transfer);
    }

    /** The {@code webhook-id}: the same for every attempt to tell of this transfer's end. */
    static String id(TransferId transferId) {
        return "transfer-ended-" + transferId;
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }
}
