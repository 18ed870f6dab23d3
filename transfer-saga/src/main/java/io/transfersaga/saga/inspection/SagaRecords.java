// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface SagaRecords extends Repository<SagaRecord, UUID>, JpaSpecificationExecutor<SagaRecord> {

    Optional<SagaRecord> findById(UUID transferId);

    List<SagaRecord> findByTransferIdIn(Collection<UUID> transferIds);
}
