// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.fence.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What transfers did here, once each: what a message that comes twice is answered from. */
@Component
public class Legs {

    /**
     * What became of a credit here. Final.
     *
     * @param abandoned why it will never be; null when the account was credited
     */
    public record CreditLeg(@Nullable FailureReason abandoned) {

        public static final CreditLeg CREDITED = new CreditLeg(null);

        public Outcome outcome() {
            return abandoned == null ? Outcome.DONE : Outcome.ABANDONED;
        }
    }

    private final JdbcTemplate jdbc;
    private final LedgerTables tables;

    Legs(JdbcTemplate jdbc, LedgerTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    /** Whether the transfer's debit is committed. */
    public boolean isDebited(TransferId id) {
        return !jdbc.queryForList(
                        "select 1 from entry where transfer_id = ? and type = 'DEBIT'", Integer.class, id.value())
                .isEmpty();
    }

    /**
     * The credits that are decided, committed ones only; those of this unit of work are not seen yet. The type is
     * looked at here, since H2 reads the whole index when it is asked for many ids and one type.
     */
    public Map<TransferId, CreditLeg> credits(Collection<TransferId> ids) {
        Map<TransferId, CreditLeg> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select transfer_id, type, reason from entry where transfer_id = any(?)",
                    row -> {
                        if (EntryType.CREDIT.name().equals(row.getString("type"))) {
                            found.put(Columns.transferId(row), new CreditLeg(Columns.reason(row, "reason")));
                        }
                    },
                    Columns.ids(ids));
        }
        return found;
    }

    /** Settles that the transfer is never credited, from this unit of work's commit on. */
    public void abandon(Transfer transfer, FailureReason reason, Instant at) {
        BooksInHand.current(tables).add(Entry.abandoned(transfer, reason, at));
    }
}
