// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.crash.CrashPoint;
import io.transfersaga.crash.CrashPoint.Moment;
import io.transfersaga.crash.DurableStep;
import io.transfersaga.standalone.endtoend.Postgres;
import io.transfersaga.standalone.endtoend.Publishing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a message table is for, on PostgreSQL: crashes around it, a broker that is away or will not have a message, and
 * a change from one way of telling to the other. All other tests run with one by
 * {@code -Dendtoend.publishing=message-table}.
 */
class MessageTableIntegrationTests {

    private static final Duration SOON = Duration.ofMinutes(2);

    private static Postgres postgres;
    private static CrashDrill drill;

    @BeforeAll
    static void start() throws IOException {
        Path directory = Files.createDirectories(
                Path.of("target", "message-table-" + System.currentTimeMillis()).toAbsolutePath());
        postgres = new Postgres(directory.resolve("postgresql"));
        postgres.start();
        drill = new CrashDrill(directory, postgres.properties(), Publishing.MESSAGE_TABLE);
    }

    @AfterAll
    static void stop() {
        if (drill != null) {
            drill.close();
        }
        postgres.close();
    }

    /** Sent, and not noted. */
    @Test
    void sendsAgainWhatItDoesNotKnowToBeSent() {
        CrashPointIntegrationTests.crashAndRecover(
                drill, new CrashPoint(DurableStep.MESSAGE_SENT, Moment.AFTER), false);
        awaitNoneLeft();
    }

    @Test
    void takesTransfersWhileTheBrokerIsAwayAndSendsThemWhenItIsBack() {
        drill.system().kill("broker");
        drill.transfer();
        drill.transferToFrozen();
        drill.refusedTransfer();
        assertThat(count("status = 'NEW'")).isEqualTo(2);

        drill.start("broker");

        drill.settleAndCheck();
        awaitNoneLeft();
    }

    @Test
    void sendsWhatIsLeftInTheTableAndAnswersCheckBacksAfterAChange() {
        drill.system().kill("broker");
        drill.transfer();
        restartLedger(Publishing.TRANSACTIONAL_MESSAGE);
        drill.start("broker");
        drill.settleAndCheck();
        awaitNoneLeft();

        var debited = new CrashPoint(DurableStep.DEBIT, Moment.AFTER);
        drill.order("alpha", debited);
        drill.transfer();
        drill.awaitCrash("alpha", debited);
        drill.system().publishBy(Publishing.MESSAGE_TABLE);
        drill.start("alpha");
        drill.settleAndCheck();
        awaitMetric("ledger_check_backs_total{answer=\"commit\"}");
    }

    @Test
    void putsAsideWhatTheBrokerWillNeverTake() {
        String properties = "KEYS\u0001large\u0002large\u0001" + "x".repeat(40_000) + "\u0002";
        execute("""
                insert into message (transfer_id, topic, properties, body, status, created_at, next_at, resends)
                values ('%s', 'money-debited', '%s', '\\x00', 'NEW', now(), now(), 0)""".formatted(UUID.randomUUID(), properties));
        drill.transfer();

        awaitMetric("ledger_dead_letters_total");

        assertThat(count("status = 'DEAD' and cause is not null")).isEqualTo(1);
        drill.settleAndCheck();
        awaitNoneLeft();
    }

    private static void restartLedger(Publishing publishing) {
        drill.system().stop("alpha");
        drill.system().publishBy(publishing);
        drill.start("alpha");
    }

    private static void awaitNoneLeft() {
        Awaitility.await("everything in the table to be confirmed")
                .atMost(SOON)
                .until(() -> count("status = 'NEW'") == 0);
    }

    private static void awaitMetric(String name) {
        Awaitility.await(name)
                .atMost(SOON)
                .until(() -> drill.system()
                        .ledger("alpha")
                        .http()
                        .get("/actuator/prometheus")
                        .raw()
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith(name + " ") && !line.endsWith(" 0.0")));
    }

    private static int count(String which) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from message where " + which)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.url("alpha"), "postgres", "");
    }
}
