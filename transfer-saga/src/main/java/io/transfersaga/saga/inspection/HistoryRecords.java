// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HistoryRecords extends Repository<HistoryRecord, HistoryRecord.Key> {

    @Query("select entry from HistoryRecord entry where entry.key.transferId = :transferId order by entry.key.seq")
    List<HistoryRecord> of(UUID transferId);

    @Query("select entry from HistoryRecord entry where entry.key.transferId in :transferIds"
            + " order by entry.key.transferId, entry.key.seq")
    List<HistoryRecord> of(Collection<UUID> transferIds);
}
