// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.account.ledger.SwitchableDecisions;
import io.transfersaga.account.messaging.ReconciliationDriver;
import io.transfersaga.account.messaging.table.MessageTableDriver;
import io.transfersaga.account.transfer.RequestDriver;
import io.transfersaga.account.transfer.RequestDriver.Answer;
import io.transfersaga.engine.Admission;
import io.transfersaga.engine.SagaInbox;
import io.transfersaga.engine.SagaTimer;
import io.transfersaga.events.TransferId;
import io.transfersaga.saga.process.ProcessSignal;
import io.transfersaga.standalone.SettableClock;
import io.transfersaga.standalone.simulation.Reached.State;
import io.transfersaga.standalone.simulation.SimulatedBroker.Copy;
import io.transfersaga.standalone.simulation.SimulatedBroker.Half;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Two ledgers, the saga service, and everything between them. Each method is one step of one process. */
final class World implements AutoCloseable {

    static final List<String> LEDGERS = List.of("alpha", "beta");

    private final Faults faults = new Faults();
    private final SettableClock clock = new SettableClock();
    private final Safeguards safeguards = new Safeguards();
    private final Reached reached;
    private final Complaints complaints = new Complaints();
    private final SimulatedBroker broker;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, RequestDriver> requests = new LinkedHashMap<>();
    private final Map<String, ReconciliationDriver> reconciliations = new LinkedHashMap<>();
    private final Map<String, MessageTableDriver> tables = new LinkedHashMap<>();
    private final Map<String, SwitchableDecisions> decisions = new LinkedHashMap<>();
    private final SagaTimer timer;
    private final List<SimulatedProcess> running = new ArrayList<>();
    private double knownIncidents;
    private Announcing announcing;

    World(String name, Reached reached, Announcing announcing) {
        this.reached = reached;
        this.announcing = announcing;
        this.broker = new SimulatedBroker(faults, clock, safeguards, reached, complaints);
        var around = new Service.Surroundings(
                name, faults, clock, broker, safeguards, complaints, () -> this.announcing.byTable(faults));
        for (String ledger : LEDGERS) {
            Service service = Service.ledger(ledger, around);
            services.put(ledger, service);
            requests.put(ledger, new RequestDriver(service.context()));
            reconciliations.put(ledger, new ReconciliationDriver(service.context()));
            tables.put(ledger, service.context().getBean(MessageTableDriver.class));
            decisions.put(
                    ledger,
                    SwitchableDecisions.register(
                            service.context(),
                            () -> safeguards.lacks(Safeguard.REFUSAL_IS_A_VALUE),
                            () -> safeguards.lacks(Safeguard.FRESH_REFUSAL)));
        }
        Service saga = Service.saga(around);
        services.put("saga", saga);
        timer = saga.context().getBean(SagaTimer.class);
    }

    Faults faults() {
        return faults;
    }

    SettableClock clock() {
        return clock;
    }

    SimulatedBroker broker() {
        return broker;
    }

    Safeguards safeguards() {
        return safeguards;
    }

    Reached reached() {
        return reached;
    }

    Complaints complaints() {
        return complaints;
    }

    Announcing announcing() {
        return announcing;
    }

    void announceBy(Announcing wanted) {
        announcing = wanted;
    }

    void beginSchedule() {
        tables.values().forEach(MessageTableDriver::forget);
        safeguards.beginSchedule();
        complaints.clear();
        decisions.values().forEach(SwitchableDecisions::forget);
    }

    Service service(String name) {
        return services.get(name);
    }

    List<Service> services() {
        return List.copyOf(services.values());
    }

    /** Takes a safeguard away, or with null gives it back. */
    void without(@Nullable Safeguard safeguard) {
        faults.silence();
        heal();
        new Books(this).clear();
        alter(Safeguards.Constraint::restore);
        safeguards.remove(safeguard);
        alter(Safeguards.Constraint::drop);
    }

    private void alter(Function<Safeguards.Constraint, String> change) {
        for (Safeguards.Constraint constraint : safeguards.missingConstraints()) {
            List<String> owners = constraint.isSagas() ? List.of("saga") : LEDGERS;
            owners.forEach(owner -> service(owner).jdbc().execute(change.apply(constraint)));
        }
    }

    void heal() {
        broker.setDown(false);
        services.values().forEach(service -> {
            service.process().start();
            service.database().setDown(false);
        });
    }

    /** @param customers of one ledger, who ask at once */
    void request(List<Customer> customers) {
        Service ledger = service(customers.get(0).source().ledger());
        List<Customer> again = customers.stream().filter(Customer::asks).toList();
        in(ledger, "request", () -> {
            List<Answer> answers = answers(ledger, customers);
            for (int i = 0; i < customers.size(); i++) {
                hears(ledger, customers.get(i), answers.get(i), again.contains(customers.get(i)));
            }
            if (answers.stream().filter(Answer::isAccepted).count() > 1) {
                reached.count(State.DEBITED_WITH_OTHERS);
            }
        });
    }

    private void hears(Service ledger, Customer customer, Answer answer, boolean asksMeanwhile) {
        if (asksMeanwhile && answer.isAccepted()) {
            reached.count(State.KEY_TAKEN_MEANWHILE);
        }
        ledger.process().mayCrash("before it answers a caller");
        faults.trace(() -> customer + " hears " + answer);
        customer.hears(answer);
        if ("outcome-unknown".equals(answer.slug())) {
            reached.count(State.COMMIT_UNKNOWN_TO_CALLER);
        }
    }

    private List<Answer> answers(Service ledger, List<Customer> customers) {
        List<Answer> answers;
        try {
            answers = requests.get(ledger.name())
                    .post(customers.stream().map(Customer::request).toList());
        } catch (RuntimeException e) {
            return Collections.nCopies(customers.size(), new Answer(500, e.toString(), null));
        }
        for (int i = 0; i < customers.size(); i++) {
            judgeRefusal(ledger, customers.get(i), answers.get(i));
        }
        return answers;
    }

    /** While it decides, money may only leave the account, and its status stays: what is there now was there then. */
    private void judgeRefusal(Service ledger, Customer customer, Answer answer) {
        switch (String.valueOf(answer.slug())) {
            case "insufficient-funds" ->
                expectNone(ledger, customer, "balance >= " + customer.money().minorUnits(), answer);
            case "account-frozen" -> expectNone(ledger, customer, "status = 'ACTIVE'", answer);
            default -> {}
        }
    }

    private void expectNone(Service ledger, Customer customer, String condition, Answer answer) {
        List<String> found = faults.quietly(() -> ledger.jdbc()
                .queryForList(
                        "select account_id from account where account_id = ? and " + condition,
                        String.class,
                        customer.source().toString()));
        if (!found.isEmpty()) {
            complaints.add(customer + " was refused for no reason: " + answer);
        }
    }

    void deliver(Service service, int atMost) {
        List<Copy> queue = broker.queue(service.name());
        if (queue.isEmpty() || !service.process().isUp() || running.contains(service.process())) {
            return;
        }
        List<Copy> batch = new ArrayList<>();
        while (batch.size() < atMost && !queue.isEmpty()) {
            batch.add(faults.takeOneOf(queue));
        }
        batch.forEach(broker::deliveredOnce);
        String names = batch.stream().map(broker::name).collect(Collectors.joining(", "));
        faults.trace(() -> service.name() + " gets " + names);
        in(service, names, () -> consume(service, batch));
    }

    private void consume(Service service, List<Copy> batch) {
        boolean acknowledged;
        try {
            acknowledged = service.consumer()
                    .consume(batch.stream().map(Copy::delivery).toList());
            service.process().mayCrash("before it acknowledges");
        } catch (Crash e) {
            broker.queue(service.name()).addAll(batch);
            throw e;
        }
        if (!acknowledged) {
            batch.forEach(copy -> broker.takeBack(service.name(), copy.delivery()));
        } else if (faults.broker()) {
            faults.trace(() -> "the acknowledgement is lost");
            broker.queue(service.name()).addAll(batch);
        }
    }

    void check(Half half) {
        Service producer = service(half.producer());
        in(producer, "check", () -> {
            LocalTransactionState answer = safeguards.lacks(Safeguard.CHECK_BACK_BY_EVIDENCE)
                    ? LocalTransactionState.COMMIT_MESSAGE
                    : producer.producer().getTransactionListener().checkLocalTransaction(broker.question(half));
            producer.process().mayCrash("before it answers a check");
            if (!faults.broker()) {
                broker.checked(half, answer);
            }
        });
    }

    void timerRound() {
        if (!safeguards.lacks(Safeguard.SAGA_TIMER)) {
            in(service("saga"), "timer", () -> retriedLater(timer::round));
        }
    }

    void reconcile(String ledger) {
        if (!broker.isDown() && !safeguards.lacks(Safeguard.RECONCILER)) {
            in(service(ledger), "reconciler", () -> retriedLater(reconciliations.get(ledger)::run));
        }
    }

    void dispatch(String ledger) {
        in(service(ledger), "dispatch", () -> retriedLater(tables.get(ledger)::dispatch));
    }

    void rescan(String ledger) {
        if (!broker.isDown()) {
            in(service(ledger), "re-scan", () -> retriedLater(tables.get(ledger)::rescan));
        }
    }

    void deleteOldMessages(String ledger) {
        in(service(ledger), "message retention", () -> retriedLater(tables.get(ledger)::deleteOld));
    }

    /** What an operator asks is refused, or recorded; a failure tells him to ask again. */
    void operator(ProcessSignal signal) {
        Service saga = service("saga");
        in(
                saga,
                "operator",
                () -> retriedLater(() -> {
                    faults.trace(() -> "an operator asks: " + signal.getClass().getSimpleName());
                    List<Admission> admissions =
                            saga.context().getBean(SagaInbox.class).handle(List.of(signal));
                    if (signal instanceof ProcessSignal.RefundRequested && admissions.contains(Admission.ADMIT)) {
                        reached.count(State.REFUND_ASKED_BY_OPERATOR);
                    }
                }));
    }

    /** What a person does at a ledger; a failure tells him to do it again. */
    void act(String ledger, Runnable action) {
        in(service(ledger), "person", () -> retriedLater(action));
    }

    private void retriedLater(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            faults.trace(() -> "fails, and is tried again later: " + e);
        }
    }

    /** Runs what a process does until it is done, or the process dies. */
    private void in(Service service, String activity, Runnable work) {
        SimulatedProcess process = service.process();
        if (!process.isUp()) {
            return;
        }
        boolean nested = running.contains(process);
        String outer = broker.during(activity);
        running.add(process);
        try {
            work.run();
        } catch (Crash e) {
            if (nested || !e.isOf(process)) {
                throw e;
            }
            reached.count(State.PROCESS_CRASHED);
            forget(service);
        } finally {
            running.remove(running.size() - 1);
            broker.during(outer);
        }
    }

    /** What the dead process had open is gone; the database rolls back what was not committed. */
    private void forget(Service service) {
        if (tables.containsKey(service.name())) {
            tables.get(service.name()).forget();
        }
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.clear(CurrentUnitOfWork.get());
        }
        TransactionSynchronizationManager.unbindResourceIfPossible(service.database());
        TransactionSynchronizationManager.clear();
        service.database().dropSessions();
    }

    /** How many there are since this was asked last. */
    long newLedgerIncidents() {
        double all = LEDGERS.stream()
                .mapToDouble(ledger ->
                        Oracle.ledgerIncidents(service(ledger).context().getBean(MeterRegistry.class)))
                .sum();
        double more = all - knownIncidents;
        knownIncidents = all;
        return (long) more;
    }

    /** The transfer that a stored message is about. */
    @Nullable
    TransferId anyTransfer() {
        return broker.anyKey().flatMap(TransferId::parse).orElse(null);
    }

    @Override
    public void close() {
        faults.silence();
        heal();
        services.values().forEach(service -> service.context().close());
    }
}
