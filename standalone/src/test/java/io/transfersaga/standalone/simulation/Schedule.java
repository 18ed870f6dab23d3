// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.ledger.StatusChanges;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import io.transfersaga.saga.process.ProcessSignal.RefundRequested;
import io.transfersaga.saga.process.ProcessSignal.RetryRequested;
import io.transfersaga.standalone.simulation.SimulatedBroker.Half;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one seed makes of the world: some transfers, then trouble, then peace, then late echoes, then the oracle. */
final class Schedule {

    private static final int MAX_ROUNDS = 60;
    private static final int MAX_DELIVERIES = 400;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration BEYOND_CHECK_LIMIT = Duration.ofSeconds(61);

    private final World world;
    private final Faults faults;
    private final SimulatedBroker broker;
    private final List<Customer> customers = new ArrayList<>();
    private int depth;

    private Schedule(World world) {
        this.world = world;
        this.faults = world.faults();
        this.broker = world.broker();
    }

    /** @return what is wrong at its end */
    static List<String> run(World world, long seed, @Nullable Consumer<String> log) {
        world.faults().silence();
        world.heal();
        world.clock().reset();
        world.beginSchedule();
        var schedule = new Schedule(world);
        world.broker().reset(schedule::whileHalf);
        new Books(world).clear();
        world.faults().begin(seed, log);
        return schedule.run();
    }

    private List<String> run() {
        faults.pause();
        new Books(world).open(faults.chance(0.3));
        faults.resume();
        int wishes = 1 + faults.below(4);
        for (int i = 1; i <= wishes; i++) {
            customers.add(customer("key-" + i));
        }
        int steps = 15 + faults.below(60);
        for (int i = 0; i < steps; i++) {
            step();
        }
        faults.stop();
        faults.trace(() -> "peace");
        world.heal();
        customers.stream()
                .filter(c -> c.isUncertain() && faults.chance(0.7))
                .forEach(customer -> world.request(List.of(customer)));
        boolean settled = settle();
        if (settled) {
            echo();
            settled = settle();
        }
        return new Oracle(world, customers).verdict(settled);
    }

    private Customer customer(String key) {
        String source = faults.oneOf(World.LEDGERS);
        String other = source.equals("alpha") ? "beta" : "alpha";
        String target = faults.chance(0.85) ? other : source;
        return new Customer(
                key,
                Books.account(source, faults.oneOf(Books.SOURCES)),
                Books.account(target, faults.oneOf(Books.TARGETS)),
                new Money(1 + faults.below(4000), Books.CNY));
    }

    private void step() {
        world.clock().advance(Duration.ofMillis(1));
        restartSomebody();
        if (world.announcing().usesTable()) {
            workOnTheTable();
        }
        int choice = faults.below(100);
        if (choice < 20) {
            askForSome();
        } else if (choice < 54) {
            world.deliver(faults.oneOf(world.services()), 1 + faults.below(3));
        } else if (choice < 60) {
            checkOne();
        } else if (choice < 63) {
            endOneLate();
        } else if (choice < 71) {
            world.timerRound();
        } else if (choice < 75) {
            world.reconcile(faults.oneOf(World.LEDGERS));
        } else if (choice < 86) {
            world.clock().advance(faults.chance(0.7) ? faults.millis(1, 3000) : faults.millis(10_000, 90_000));
        } else {
            rareStep(choice);
        }
    }

    private void workOnTheTable() {
        String ledger = faults.oneOf(World.LEDGERS);
        int choice = faults.below(100);
        if (choice < 30) {
            world.dispatch(ledger);
        } else if (choice < 40) {
            world.rescan(ledger);
        } else if (choice < 42) {
            world.deleteOldMessages(ledger);
        }
    }

    private void rareStep(int choice) {
        if (choice < 90) {
            operator();
        } else if (choice < 93) {
            changeMood(faults.oneOf(World.LEDGERS), faults.chance(0.5));
        } else if (choice < 96) {
            broker.repeatOne();
        } else if (choice < 97) {
            broker.loseSome();
        } else if (choice < 98) {
            openLate(faults.oneOf(World.LEDGERS));
        } else if (choice < 99) {
            breakSomething();
        } else if (faults.chance(0.3)) {
            broker.storePoison(faults.oneOf(Poison.KINDS).get());
        }
    }

    private void restartSomebody() {
        for (Service service : world.services()) {
            if (!service.process().isUp() && faults.chance(0.3)) {
                faults.trace(() -> service.name() + " starts again");
                service.process().start();
            }
            if (service.database().isDown() && faults.chance(0.3)) {
                service.database().setDown(false);
            }
        }
        if (broker.isDown() && faults.chance(0.3)) {
            broker.setDown(false);
        }
    }

    private void breakSomething() {
        if (faults.isCalm()) {
            return;
        }
        if (faults.chance(0.3)) {
            broker.setDown(true);
        } else {
            faults.oneOf(world.services()).database().setDown(true);
        }
    }

    private void askForSome() {
        Customer first = faults.oneOf(customers);
        List<Customer> atOnce = customers.stream()
                .filter(customer -> customer == first
                        || (customer.source().ledger().equals(first.source().ledger()) && faults.chance(0.3)))
                .filter(customer -> customer.requests() == 0 || customer.isUncertain() || faults.chance(0.2))
                .toList();
        if (!atOnce.isEmpty()) {
            world.request(atOnce);
        }
    }

    private void checkOne() {
        if (!broker.halves().isEmpty() && !broker.isDown()) {
            world.check(faults.oneOf(broker.halves()));
        }
    }

    private void endOneLate() {
        if (broker.hasLateEnds()) {
            broker.endOneLate();
        }
    }

    private void operator() {
        TransferId id = world.anyTransfer();
        if (id != null) {
            world.operator(
                    faults.chance(0.6)
                            ? new RefundRequested(id, "olga", "simulated")
                            : new RetryRequested(id, "olga", "simulated"));
        }
    }

    private void changeMood(String ledger, boolean frozen) {
        var changes = world.service(ledger).context().getBean(StatusChanges.class);
        world.act(ledger, () -> {
            var moody = Books.account(ledger, "moody");
            faults.trace(() -> moody + (frozen ? " is frozen" : " is unfrozen"));
            var unused = frozen ? changes.freeze(moody) : changes.unfreeze(moody);
        });
    }

    private void openLate(String ledger) {
        var opening = world.service(ledger).context().getBean(Opening.class);
        world.act(ledger, () -> {
            faults.trace(() -> ledger + ":late is opened");
            opening.open(Books.account(ledger, "late"), Money.zero(Books.CNY));
        });
    }

    /** Between a half message, its local transaction and its end anything may happen, but not for ever. */
    private void whileHalf(Half half) {
        if (depth == 2 || !faults.chance(0.2)) {
            return;
        }
        depth++;
        try {
            meanwhile(half);
        } finally {
            depth--;
        }
    }

    private void meanwhile(Half half) {
        switch (faults.below(4)) {
            case 0 -> {
                world.clock().advance(faults.chance(0.5) ? BEYOND_CHECK_LIMIT : Duration.ofSeconds(6));
                if (broker.halves().contains(half)) {
                    world.check(half);
                }
            }
            case 1 -> {
                Customer customer = faults.oneOf(customers);
                if (customer.source().ledger().equals(half.producer())) {
                    world.request(List.of(customer));
                }
            }
            case 2 -> world.deliver(world.service("saga"), 2);
            default -> world.reconcile(half.producer());
        }
    }

    /** Lets time pass until nothing is left to do. */
    private boolean settle() {
        Duration wait = Duration.ofSeconds(1);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            while (broker.hasLateEnds()) {
                broker.endOneLate();
            }
            List.copyOf(broker.halves()).forEach(world::check);
            world.timerRound();
            if (world.announcing().usesTable()) {
                World.LEDGERS.forEach(world::dispatch);
                World.LEDGERS.forEach(world::rescan);
            }
            World.LEDGERS.forEach(world::reconcile);
            deliverAll();
            if (broker.isEmpty() && new Oracle(world, customers).allHasEnded()) {
                return true;
            }
            world.clock().advance(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
        return false;
    }

    private void deliverAll() {
        for (int i = 0; i < MAX_DELIVERIES && !broker.isEmpty(); i++) {
            world.services().forEach(service -> world.deliver(service, 4));
        }
    }

    /** Everything may come again long after the end, when accounts have become what they were not. */
    private void echo() {
        faults.trace(() -> "late echoes");
        World.LEDGERS.forEach(ledger -> {
            changeMood(ledger, false);
            openLate(ledger);
        });
        int echoes = faults.below(12);
        for (int i = 0; i < echoes; i++) {
            broker.repeatOne();
        }
        if (faults.chance(0.3)) {
            customers.forEach(customer -> world.request(List.of(customer)));
        }
    }
}
