// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface EntryLines extends Repository<EntryLine, EntryLine.Key> {

    /** Newest first, below a number. */
    List<EntryLine> findByAccountIdAndSeqLessThanOrderBySeqDesc(String accountId, long seq, Limit limit);
}
