// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.engine.SagaInbox;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.saga.notification.ClaimDriver;
import io.transfersaga.standalone.races.RealDatabases.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances that tell callers of outcomes share the work without doing it twice, on both databases. */
@ExtendWith(RealDatabases.Shared.class)
class ClaimIntegrationTests {

    private final RealDatabases databases;

    ClaimIntegrationTests(RealDatabases databases) {
        this.databases = databases;
    }

    @ParameterizedTest
    @EnumSource
    void passesOverWhatAnotherInstanceIsTaking(Database database) {
        RacingService saga = withNotifications(database, 4);
        var first = new ClaimDriver(saga.context());
        var second = new ClaimDriver(saga.context());
        List<TransferId> taken = new CopyOnWriteArrayList<>();

        taken.addAll(first.take(
                3,
                () -> CompletableFuture.runAsync(() -> taken.addAll(second.take(3, () -> {})))
                        .join()));

        // H2 counts what it passes over, so that one may be left.
        taken.addAll(second.take(3, () -> {}));

        assertThat(taken).hasSize(4).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void repeatsWhatWasNotHeardAndEndsWhatWas(Database database) {
        RacingService saga = withNotifications(database, 1);
        var driver = new ClaimDriver(saga.context());

        driver.attempt(500);
        assertThat(states(saga)).containsExactly("PENDING");
        assertThat(driver.take(1, () -> {})).isEmpty();
        databases.clock().advance(Duration.ofSeconds(15));
        driver.attempt(200);

        assertThat(states(saga)).containsExactly("DELIVERED");
        assertThat(saga.jdbc().queryForList("select status from notification_attempt order by seq", Integer.class))
                .containsExactly(500, 200);
    }

    private RacingService withNotifications(Database database, int number) {
        RacingService saga = databases.saga(database);
        saga.jdbc().execute("delete from notification");
        saga.jdbc().execute("delete from notification_attempt");
        for (int i = 0; i < number; i++) {
            var transfer = new Transfer(
                    TransferId.next(Clock.systemUTC()),
                    AccountId.of("alpha:a"),
                    AccountId.of("beta:b"),
                    Money.of("1.00", "CNY"));
            Instant now = databases.clock().instant();
            saga.part(SagaInbox.class)
                    .handle(List.of(
                            new MoneyDebited(transfer, null, "https://receiver.example/", now, now),
                            new MoneyCredited(transfer, now)));
        }
        return saga;
    }

    private static List<String> states(RacingService saga) {
        return saga.jdbc().queryForList("select state from notification", String.class);
    }
}
