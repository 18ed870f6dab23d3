// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.fence;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The outcomes of steps, in a table {@code fence} with {@code step} and {@code id} as its primary key, {@code outcome}
 * and {@code reason}: for participants whose own rows do not tell. Written in the transaction of what they tell of.
 * Rows are never deleted, since a command may come back at any time.
 */
public final class FenceTable {

    /** @param reason why a step was abandoned; null when it was done */
    public record Settled(Outcome outcome, @Nullable String reason) {}

    private final JdbcTemplate jdbc;

    public FenceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a process's step; empty while nothing is settled. */
    public Optional<Settled> find(String step, UUID id) {
        return jdbc
                .query(
                        "select outcome, reason from fence where step = ? and id = ?",
                        (row, n) -> new Settled(Outcome.valueOf(row.getString(1)), row.getString(2)),
                        step,
                        id)
                .stream()
                .findFirst();
    }

    /**
     * Settles what was open. To be called before what it tells of is written: then whoever comes second has written
     * nothing.
     *
     * @throws org.springframework.dao.DuplicateKeyException when another transaction has settled it meanwhile: roll
     *     back, and look again
     */
    public void settle(String step, UUID id, Settled settled) {
        jdbc.update(
                "insert into fence (step, id, outcome, reason) values (?, ?, ?, ?)",
                step,
                id,
                settled.outcome().name(),
                settled.reason());
    }

    /**
     * Notes that what was done is given back.
     *
     * @throws OptimisticLockingFailureException when another transaction has done so meanwhile: roll back, and look
     *     again
     */
    public void undo(String step, UUID id) {
        int undone = jdbc.update(
                "update fence set outcome = 'UNDONE' where step = ? and id = ? and outcome = 'DONE'", step, id);
        if (undone == 0) {
            throw new OptimisticLockingFailureException(step + " of " + id + " is given back already");
        }
    }
}
