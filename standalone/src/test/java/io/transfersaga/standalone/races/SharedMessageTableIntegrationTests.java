// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.messaging.table.MessageRescan;
import io.transfersaga.account.messaging.table.MessageRetention;
import io.transfersaga.standalone.races.RealDatabases.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Instances that share a message table send each message once, and delete it once its time is over. */
@ExtendWith(RealDatabases.Shared.class)
class SharedMessageTableIntegrationTests {

    private static final int MORE_THAN_SOME_BATCHES = 1_001;

    private final RealDatabases databases;

    SharedMessageTableIntegrationTests(RealDatabases databases) {
        this.databases = databases;
    }

    @ParameterizedTest
    @EnumSource
    void sendsEachOnceHoweverManyLookForThem(Database database) {
        RacingService ledger = databases.ledger(database);
        List<String> ids = fill(ledger.jdbc());
        var rescan = ledger.part(MessageRescan.class);

        RacingService.race(rescan::run, rescan::run);

        assertThat(ledger.part(AcceptingProducer.class).keys().stream().filter(ids::contains))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(statuses(ledger)).containsOnly("SENT");

        ledger.jdbc().update("update message set next_at = ?", longAgo());
        var retention = ledger.part(MessageRetention.class);
        RacingService.race(retention::run, retention::run);
        assertThat(statuses(ledger)).isEmpty();
    }

    private static List<String> fill(JdbcTemplate jdbc) {
        List<UUID> ids =
                Stream.generate(UUID::randomUUID).limit(MORE_THAN_SOME_BATCHES).toList();
        jdbc.batchUpdate(
                """
                insert into message (transfer_id, topic, properties, body, status, created_at, next_at, resends)
                values (?, 'money-debited', ?, ?, 'NEW', ?, ?, 0)""",
                ids.stream()
                        .map(id -> new Object[] {
                            id, "KEYS\u0001" + id + "\u0002", "body".getBytes(UTF_8), longAgo(), longAgo()
                        })
                        .toList());
        return ids.stream().map(UUID::toString).toList();
    }

    private static Object longAgo() {
        return Instant.parse("2026-01-02T03:04:05Z").atOffset(ZoneOffset.UTC);
    }

    private static List<String> statuses(RacingService ledger) {
        return ledger.jdbc().queryForList("select status from message", String.class);
    }
}
