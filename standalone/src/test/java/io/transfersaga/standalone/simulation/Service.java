// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.transfersaga.account.AccountServiceApplication;
import io.transfersaga.account.messaging.SwitchableAnswers;
import io.transfersaga.account.messaging.table.MessageTableDriver;
import io.transfersaga.account.transfer.SwitchableAnnouncement;
import io.transfersaga.engine.BrokerConnection;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.ConsumerDriver;
import io.transfersaga.saga.TransferSagaApplication;
import io.transfersaga.saga.process.SwitchableCommands;
import io.transfersaga.saga.process.SwitchableErrors;
import io.transfersaga.standalone.SettableClock;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** One service as it is in production, but for its clock, its connections, and the threads that nobody starts here. */
record Service(
        SimulatedProcess process,
        SimulatedDatabase database,
        SimulatedProducer producer,
        ConsumerDriver consumer,
        ConfigurableApplicationContext context) {

    private static final Set<String> THREADS = Set.of(
            "rocketMqLifecycle",
            "reconciler",
            "dispatchRounds",
            "rescanRounds",
            "retentionRounds",
            "sagaTimer",
            "incidentRetention",
            "inFlightReading",
            "backlogReading",
            "openSagasReading",
            "notificationDriver",
            "notificationsReading");

    /** What the services of one simulated world share. */
    record Surroundings(
            String world,
            Faults faults,
            SettableClock clock,
            SimulatedBroker broker,
            Safeguards safeguards,
            Complaints complaints,
            BooleanSupplier byTable) {

        /** A saga's handler may fail in the middle, for a reason of its own; then nothing of it may remain. */
        void mayFailInHandler() {
            if (CurrentUnitOfWork.isStarted() && faults.handler()) {
                faults.trace(() -> "a saga's handler fails");
                complaints.handlerFailed();
                CurrentUnitOfWork.get()
                        .root()
                        .afterCommit(committed -> complaints.add("a saga was committed that had failed half-way"));
                throw new IllegalStateException("simulated");
            }
        }
    }

    static Service ledger(String name, Surroundings around) {
        return start(name, around, AccountServiceApplication.application(), "account-service", context -> {
            SwitchableAnswers.register(context, () -> around.safeguards().lacks(Safeguard.ANSWERS_AFTER_COMMIT));
            context.registerBean(
                    MessageTableDriver.class,
                    () -> new MessageTableDriver(context, () -> !around.broker().isDown()));
            SwitchableAnnouncement.register(
                    context, around.byTable(), () -> around.safeguards().lacks(Safeguard.COMMIT_AFTER_DEBIT));
        });
    }

    static Service saga(Surroundings around) {
        return start("saga", around, TransferSagaApplication.application(), "transfer-saga", context -> {
            BrokerConnection connection = () -> !around.broker().isDown();
            context.registerBean(
                    "simulatedConnection", BrokerConnection.class, () -> connection, bean -> bean.setPrimary(true));
            SwitchableCommands.register(
                    context,
                    () -> around.safeguards().lacks(Safeguard.COMMANDS_AFTER_COMMIT),
                    around::mayFailInHandler);
            SwitchableErrors.register(context, () -> around.safeguards().lacks(Safeguard.SAGA_ERRORS_PROPAGATE));
        });
    }

    String name() {
        return process.name();
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(database);
    }

    /** One after the other, whichever world they are of: the logging that each sets up is the whole process's. */
    private static synchronized Service start(
            String name,
            Surroundings around,
            SpringApplication application,
            String configuration,
            java.util.function.Consumer<GenericApplicationContext> more) {
        var process = new SimulatedProcess(name, around.faults());
        var database = new SimulatedDatabase(around.world() + name, process, around.faults(), around.safeguards());
        var producer = new SimulatedProducer(process, around.broker(), around.faults());
        application.setDefaultProperties(Map.of("spring.config.name", configuration));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean("lifecycleProcessor", DefaultLifecycleProcessor.class, WithoutThreads::new);
            beans.registerBean("dataSource", DataSource.class, () -> database);
            beans.registerBean("simulatedClock", Clock.class, around::clock, bean -> bean.setPrimary(true));
            beans.registerBean(
                    "simulatedProducer", SimulatedProducer.class, () -> producer, bean -> bean.setPrimary(true));
            more.accept(beans);
        });
        var context = application.run(arguments(name));
        var consumer = new ConsumerDriver(
                context,
                name.equals("saga") ? TransferMessage.Event.class : TransferMessage.Command.class,
                new SimulatedConsumer(process, around.broker(), around.faults()),
                () -> around.safeguards().lacks(Safeguard.EACH_ALONE));
        return new Service(process, database, producer, consumer, context);
    }

    private static String[] arguments(String name) {
        return new String[] {
            "--ledger.id=" + (name.equals("saga") ? "none" : name),
            "--rocketmq.name-server=127.0.0.1:1",
            "--credit.retry.max-attempts=3",
            "--logging.level.root=off"
        };
    }

    /** Starts everything but what would run by itself. */
    private static final class WithoutThreads extends DefaultLifecycleProcessor {

        @Override
        protected Map<String, Lifecycle> getLifecycleBeans() {
            Map<String, Lifecycle> beans = super.getLifecycleBeans();
            beans.keySet().removeAll(THREADS);
            return beans;
        }
    }
}
