// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.transfersaga.account.LedgerTest;
import io.transfersaga.account.ledger.LedgerTransactions;
import io.transfersaga.account.transfer.DebitAnnouncement.Ending;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.DeadLetter;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.rocketmq.common.message.Message;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A message of the table is sent after its debit's commit and until the broker has it, whatever dies in between. */
@LedgerTest
class MessageTableTests {

    private static final Duration RESEND_AFTER = Duration.ofSeconds(10);
    private static final Duration RETENTION = Duration.ofHours(1);

    @Autowired
    LedgerTransactions transactions;

    @Autowired
    RocketMqMessageConverter converter;

    @Autowired
    JdbcTemplate jdbc;

    private final HandClock clock = new HandClock();
    private final StandInProducer broker = new StandInProducer();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private boolean connected = true;

    private MessageTable table;
    private MessageDispatch dispatch;
    private MessageRescan rescan;
    private MessageTableAnnouncement announcement;

    @BeforeEach
    void startWithAnEmptyTable() {
        jdbc.update("delete from message");
        table = new MessageTable(jdbc, new PublishingProperties(Publishing.MESSAGE_TABLE, RESEND_AFTER, RETENTION));
        var publisher = new RocketMqPublisher(broker, converter, Duration.ofSeconds(1));
        var delivery = new MessageDelivery(transactions, table, publisher, deadLetters::add, clock);
        dispatch = new MessageDispatch(delivery, () -> connected, clock);
        rescan = new MessageRescan(transactions, table, delivery, clock, new SimpleMeterRegistry());
        announcement = new MessageTableAnnouncement(table, dispatch, converter, clock);
    }

    @Test
    void isStoredWithTheDebitAndSentAfterItsCommit() {
        MoneyDebited debit = debit();
        announcement.announce(
                List.of(debit),
                alongside -> committed(() -> {
                    alongside.run();
                    assertThat(broker.stored).isEmpty();
                }));
        assertThat(broker.stored).as("in the caller's thread").isEmpty();
        assertThat(status(debit)).isEqualTo("NEW");

        dispatch.round(Duration.ZERO);

        assertThat(broker.keys()).containsExactly(key(debit));
        assertThat(status(debit)).isEqualTo("SENT");
    }

    @Test
    void isStoredWithOthersOfTheSameTransaction() {
        MoneyDebited first = debit();
        MoneyDebited second = debit();
        announcement.announce(List.of(first, second), this::committed);

        dispatch.round(Duration.ZERO);

        assertThat(broker.keys()).containsExactlyInAnyOrder(key(first), key(second));
        assertThat(List.of(status(first), status(second))).containsOnly("SENT");
    }

    @Test
    void isForgottenWithADebitThatIsRolledBack() {
        MoneyDebited debit = debit();
        announcement.announce(List.of(debit), alongside -> {
            assertThatThrownBy(() -> transactions.execute(() -> {
                        alongside.run();
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            return Ending.ROLLED_BACK;
        });

        repairLater();

        assertThat(broker.stored).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void isSentLaterWhenNobodyKnewThatItsDebitIsCommitted() {
        MoneyDebited debit = debit();
        announcement.announce(List.of(debit), alongside -> {
            committed(alongside);
            return Ending.UNKNOWN;
        });
        dispatch.round(Duration.ZERO);
        assertThat(broker.stored).isEmpty();

        repairLater();

        assertThat(broker.keys()).containsExactly(key(debit));
    }

    @Test
    void isSentAsItWasWrittenByAnotherInstanceWhenItsOwnDiesAfterTheCommit() {
        MoneyDebited debit = announced();
        dispatch.clear();
        rescan.run();
        assertThat(broker.stored).as("it is not its turn yet").isEmpty();

        repairLater();

        Message expected = converter.toRocketMq(new GenericMessage<>(debit));
        assertThat(broker.stored).singleElement().satisfies(sent -> {
            assertThat(sent.getTopic()).isEqualTo(expected.getTopic());
            assertThat(sent.getBody()).isEqualTo(expected.getBody());
            assertThat(sent.getKeys()).isEqualTo(expected.getKeys());
            assertThat(sent.getUserProperty("messageType")).isEqualTo(expected.getUserProperty("messageType"));
            assertThat(sent.getUserProperty("messageVersion")).isEqualTo(expected.getUserProperty("messageVersion"));
            assertThat(sent.getUserProperty("messageId")).isNotBlank();
        });
        assertThat(status(debit)).isEqualTo("SENT");
    }

    @Test
    void isSentTwiceAndNeverLostWhenTheConfirmationIs() {
        MoneyDebited debit = announced();
        broker.silent = true;
        dispatch.round(Duration.ZERO);
        assertThat(status(debit)).isEqualTo("NEW");
        broker.silent = false;

        repairLater();

        assertThat(broker.keys()).containsExactly(key(debit), key(debit));
        assertThat(status(debit)).isEqualTo("SENT");
        repairLater();
        assertThat(broker.keys()).as("confirmed, and so not sent again").hasSize(2);
    }

    @Test
    void isSentAtWaitsThatGrowWhileNobodyConfirmsIt() {
        MoneyDebited debit = announced();
        dispatch.clear();
        broker.away = true;
        for (int wait : new int[] {10, 20, 40, 80, 160, 320, 600, 600}) {
            assertThat(resendAt(debit)).isEqualTo(clock.instant().plusSeconds(wait));
            clock.advance(Duration.ofSeconds(wait).minusMillis(1));
            rescan.run();
            clock.advance(Duration.ofMillis(1));
            assertThatThrownBy(rescan::run).isInstanceOf(BrokerUnavailableException.class);
        }
        broker.away = false;
        clock.advance(Duration.ofMinutes(10));

        rescan.run();

        assertThat(broker.keys()).containsExactly(key(debit));
        assertThat(status(debit)).isEqualTo("SENT");
    }

    @Test
    void waitsInTheTableWhileThereIsNoBroker() {
        connected = false;
        List<String> keys = List.of(key(announced()), key(announced()), key(announced()));
        dispatch.round(Duration.ZERO);
        assertThat(broker.stored).isEmpty();
        connected = true;

        repairLater();

        assertThat(broker.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void isTheirsWhoTakeItFirstAndNobodyElsesUntilItsTimeIsOver() {
        announced();
        clock.advance(RESEND_AFTER);
        List<StoredMessage> seenByAnother = transactions.execute(() -> {
            assertThat(table.take(clock.instant(), 10)).hasSize(1);
            return CompletableFuture.supplyAsync(this::take).join();
        });
        assertThat(seenByAnother).as("while the first one takes it").isEmpty();
        assertThat(take()).as("while the first one sends it").isEmpty();
        clock.advance(RESEND_AFTER.multipliedBy(2));
        assertThat(take()).as("when the first one has died").hasSize(1);
    }

    @Test
    void isLeftToTheRescanWhenItHasWaitedForTooLong() {
        announced();
        clock.advance(RESEND_AFTER);
        dispatch.round(Duration.ZERO);
        assertThat(broker.stored).isEmpty();
    }

    @Test
    void isADeadLetterWithItsCauseWhenTheBrokerWillNeverTakeIt() {
        MoneyDebited refused = announced();
        MoneyDebited good = announced();
        broker.refusedKeys.add(key(refused));

        dispatch.round(Duration.ZERO);
        repairLater();

        assertThat(broker.keys()).containsExactly(key(good));
        assertThat(status(good)).isEqualTo("SENT");
        assertThat(status(refused)).isEqualTo("DEAD");
        assertThat(jdbc.queryForObject("select cause from message where status = 'DEAD'", String.class))
                .contains("too large");
        assertThat(deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.keys()).isEqualTo(key(refused));
            assertThat(letter.cause()).contains("too large");
        });
    }

    @Test
    void isDeletedSomeTimeAfterItWasConfirmedAndNeverBefore() {
        var retention = new MessageRetention(transactions, table, clock);
        MoneyDebited sent = announced();
        dispatch.round(Duration.ZERO);
        MoneyDebited dead = announced();
        broker.refusedKeys.add(key(dead));
        dispatch.round(Duration.ZERO);
        MoneyDebited unsent = announced();

        clock.advance(RETENTION.minusMillis(1));
        retention.run();
        assertThat(status(sent)).isEqualTo("SENT");
        clock.advance(Duration.ofMillis(1));
        retention.run();
        assertThat(rows()).isEqualTo(2);
        clock.advance(Duration.ofDays(90));
        retention.run();
        assertThat(rows()).isEqualTo(1);
        assertThat(status(unsent)).isEqualTo("NEW");
    }

    @Test
    void isCountedWhileItIsNotSent() {
        announced();
        clock.advance(Duration.ofSeconds(3));
        announced();
        assertThat(table.backlog(clock.instant())).isEqualTo(new MessageBacklog(2, Duration.ofSeconds(3), 0));
        dispatch.round(Duration.ZERO);
        assertThat(table.backlog(clock.instant())).isEqualTo(new MessageBacklog(0, Duration.ZERO, 0));
    }

    /** Everything in the table becomes due, and is looked for. */
    private void repairLater() {
        clock.advance(Duration.ofMinutes(1));
        rescan.run();
    }

    private List<StoredMessage> take() {
        return transactions.execute(() -> table.take(clock.instant(), 10));
    }

    private MoneyDebited announced() {
        MoneyDebited debit = debit();
        announcement.announce(List.of(debit), this::committed);
        return debit;
    }

    private Ending committed(Runnable alongside) {
        transactions.execute(() -> {
            alongside.run();
            return Map.of();
        });
        return Ending.COMMITTED;
    }

    private MoneyDebited debit() {
        var transfer = new Transfer(
                TransferId.next(Clock.systemUTC()),
                AccountId.of("alpha:alice"),
                AccountId.of("beta:bob"),
                Money.of("1.00", "CNY"));
        return new MoneyDebited(transfer, "rent ¥", "https://example.org/x", clock.instant(), clock.instant());
    }

    private static String key(MoneyDebited debit) {
        return debit.transferId().toString();
    }

    private String status(MoneyDebited debit) {
        return jdbc.queryForObject(
                "select status from message where transfer_id = ?",
                String.class,
                debit.transferId().value());
    }

    private Instant resendAt(MoneyDebited debit) {
        return jdbc.queryForObject(
                        "select next_at from message where transfer_id = ?",
                        OffsetDateTime.class,
                        debit.transferId().value())
                .toInstant();
    }

    private int rows() {
        return jdbc.queryForObject("select count(*) from message", Integer.class);
    }
}
