// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.transfersaga.account.LedgerTest;
import io.transfersaga.account.ledger.Accounts;
import io.transfersaga.account.ledger.Legs;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.ledger.Refusal;
import io.transfersaga.account.messaging.TestBroker;
import io.transfersaga.account.transfer.DebitAnnouncement.Ending;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many debits at once: announced by as few messages as there are transactions, and each as if it were alone. */
@LedgerTest
class DebitsTests {

    @Autowired
    Debits debits;

    @Autowired
    TestBroker broker;

    @Autowired
    Accounts accounts;

    @Autowired
    Legs legs;

    @Autowired
    Opening opening;

    private final AccountId alice = AccountId.of("alpha:alice-" + UUID.randomUUID());
    private final List<Thread> callers = new ArrayList<>();
    private int holding;

    @BeforeEach
    void openAccount() {
        opening.open(alice, Money.of("100.00", "CNY"));
    }

    @AfterEach
    void letGo() {
        broker.letGo();
    }

    @Test
    void areAnnouncedByOneMessage() {
        List<DebitOutcome> outcomes = attemptedBehindOne(orders(20, DebitsTests::newKey));

        assertThat(outcomes).hasOnlyElementsOfType(DebitOutcome.Debited.class);
        List<TransferId> announced = announcements(1);
        assertThat(announced)
                .hasSize(20)
                .allSatisfy(id -> assertThat(legs.isDebited(id)).isTrue());
        assertThat(outcomes).extracting(DebitsTests::id).containsExactlyInAnyOrderElementsOf(announced);
        assertThat(accounts.find(alice).orElseThrow().balance()).isEqualTo(Money.of("79.00", "CNY"));
    }

    @Test
    void areAnnouncedAgainUnderOtherIdsWithoutTheOneThatCannotBeMade() {
        List<TransferOrder> orders = new ArrayList<>(orders(10, DebitsTests::newKey));
        orders.add(5, order(newKey(), "1000.00"));

        List<DebitOutcome> outcomes = attemptedBehindOne(orders);

        assertThat(outcomes.remove(5)).isEqualTo(new DebitOutcome.LookAgain());
        assertThat(outcomes).hasOnlyElementsOfType(DebitOutcome.Debited.class);
        assertThat(announcements(1))
                .hasSize(11)
                .allSatisfy(id -> assertThat(broker.endings()).containsEntry(id, Ending.ROLLED_BACK))
                .allSatisfy(id -> assertThat(legs.isDebited(id)).isFalse());
        assertThat(announcements(2))
                .hasSize(10)
                .allSatisfy(id -> assertThat(broker.endings()).containsEntry(id, Ending.COMMITTED))
                .containsExactlyInAnyOrderElementsOf(
                        outcomes.stream().map(DebitsTests::id).toList());
    }

    @Test
    void areNotAnnouncedWhenTheirKeysAreKnown() {
        TransferOrder known = order(newKey(), "1.00");
        TransferId first = id(debits.attemptAlone(known));

        List<DebitOutcome> outcomes = attemptedBehindOne(List.of(known, order(newKey(), "1.00")));

        assertThat(outcomes.get(0))
                .isInstanceOfSatisfying(
                        DebitOutcome.Known.class,
                        found -> assertThat(found.transfer().transfer().transferId())
                                .isEqualTo(first));
        assertThat(announcements(1)).containsExactly(id(outcomes.get(1)));
    }

    @Test
    void happenOncePerKeyHoweverOftenItIsTriedAtOnce() {
        String key = newKey();
        List<DebitOutcome> outcomes = attemptedAtOnce(orders(50, () -> key), debits::attemptWithOthers);
        assertThat(outcomes).filteredOn(DebitOutcome.Debited.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(
                        outcome -> outcome instanceof DebitOutcome.LookAgain || outcome instanceof DebitOutcome.Known)
                .hasSize(49);
        assertThat(accounts.find(alice).orElseThrow().balance()).isEqualTo(Money.of("99.00", "CNY"));
    }

    @Test
    void areRefusedAmongOthersOnceTheMoneyIsGone() {
        List<DebitOutcome> outcomes = attemptedAtOnce(orders(120, DebitsTests::newKey), this::untilSettled);
        assertThat(outcomes).filteredOn(DebitOutcome.Debited.class::isInstance).hasSize(100);
        assertThat(outcomes)
                .filteredOn(new DebitOutcome.Refused(Refusal.INSUFFICIENT_FUNDS)::equals)
                .hasSize(20);
        assertThat(accounts.find(alice).orElseThrow().balance().isZero()).isTrue();
    }

    /** Where many want one account, a lock may be waited for in vain. */
    private DebitOutcome untilSettled(TransferOrder order) {
        DebitOutcome outcome = debits.attemptWithOthers(order);
        while (!outcome.isSettled()) {
            outcome = debits.attemptAlone(order);
        }
        return outcome;
    }

    /** All of them together, since the account is in the hands of another debit while they come. */
    private List<DebitOutcome> attemptedBehindOne(List<TransferOrder> orders) {
        broker.hold();
        holding = broker.announcements().size();
        CompletableFuture<DebitOutcome> first = inThread(() -> debits.attemptWithOthers(order(newKey(), "1.00")));
        await().until(() -> broker.announcements().size() > holding);
        List<CompletableFuture<DebitOutcome>> others = orders.stream()
                .map(order -> {
                    CompletableFuture<DebitOutcome> outcome = inThread(() -> debits.attemptWithOthers(order));
                    await().until(() -> callers.get(callers.size() - 1).getState() == Thread.State.TIMED_WAITING);
                    return outcome;
                })
                .toList();
        broker.letGo();
        assertThat(first.join()).isInstanceOf(DebitOutcome.Debited.class);
        return new ArrayList<>(others.stream().map(CompletableFuture::join).toList());
    }

    /** The ids that were announced together, by so many announcements after the one that held up all others. */
    private List<TransferId> announcements(int number) {
        return broker.announcements().get(holding + number);
    }

    private List<DebitOutcome> attemptedAtOnce(
            List<TransferOrder> orders, Function<TransferOrder, DebitOutcome> attempt) {
        return orders.stream().map(order -> inThread(() -> attempt.apply(order))).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private CompletableFuture<DebitOutcome> inThread(Supplier<DebitOutcome> work) {
        var result = new CompletableFuture<DebitOutcome>();
        var thread = new Thread(() -> result.completeAsync(work, Runnable::run), "caller");
        callers.add(thread);
        thread.start();
        return result;
    }

    private List<TransferOrder> orders(int number, Supplier<String> key) {
        return Stream.generate(() -> order(key.get(), "1.00")).limit(number).toList();
    }

    private TransferOrder order(String key, String amount) {
        return new TransferOrder(key, alice, AccountId.of("beta:bob"), Money.of(amount, "CNY"), null, null);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static TransferId id(DebitOutcome outcome) {
        return ((DebitOutcome.Debited) outcome).transfer().transfer().transferId();
    }
}
