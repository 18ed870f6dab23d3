// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import io.transfersaga.account.AccountServiceApplication;
import io.transfersaga.saga.TransferSagaApplication;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/**
 * The parts of this process, started side by side and stopped in order: the services first, then the broker they talk
 * to.
 */
final class RunningParts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunningParts.class);

    /** A part that is still starting when the process is told to stop gets this long before it is left behind. */
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private static final Duration SERVICES_LIMIT = Duration.ofSeconds(40);
    private static final Duration BROKER_LIMIT = Duration.ofSeconds(20);

    private final Map<Part, FutureTask<? extends AutoCloseable>> parts = new EnumMap<>(Part.class);
    private final Map<Part, Service> services = Collections.synchronizedMap(new EnumMap<>(Part.class));
    private final BlockingQueue<Part> settled = new LinkedBlockingQueue<>();

    /** The broker changes {@code user.home} while it opens its store; a service that reads that starts afterwards. */
    private final CountDownLatch homeIsRight;

    private final Environment given;
    private final String[] args;
    private final @Nullable ScenarioHost scenarios;
    private boolean closing;

    private RunningParts(Set<Part> selected, Environment given, String[] args, boolean scenarios) {
        this.homeIsRight = new CountDownLatch(selected.contains(Part.BROKER) ? 1 : 0);
        this.given = given;
        this.args = args.clone();
        this.scenarios = scenarios ? new ScenarioHost(this, given, args) : null;
    }

    /**
     * Returns at once; the parts start in threads of their own.
     *
     * @param scenarios whether the saga service plays them
     */
    static RunningParts start(Set<Part> selected, Environment given, String[] args, boolean scenarios) {
        var running = new RunningParts(selected, given, args, scenarios);
        for (var part : selected) {
            running.parts.put(part, running.task(part));
        }
        running.parts.forEach((part, task) -> new Thread(task, part.label()).start());
        return running;
    }

    private FutureTask<? extends AutoCloseable> task(Part part) {
        return new FutureTask<>(() -> start(part)) {
            @Override
            protected void done() {
                settled.add(part);
                if (part == Part.BROKER) {
                    homeIsRight.countDown();
                }
            }
        };
    }

    private AutoCloseable start(Part part) throws InterruptedException {
        return switch (part) {
            case BROKER -> EmbeddedBroker.start(BrokerSettings.from(given), homeIsRight::countDown);
            case ALPHA, BETA -> start(part, AccountServiceApplication.application());
            case SAGA -> start(part, withCallbacks());
        };
    }

    private SpringApplication withCallbacks() {
        var application = TransferSagaApplication.application();
        var defaults = new CallbackDefaults(given);
        application.addInitializers(
                context -> context.getEnvironment().getPropertySources().addLast(defaults));
        return application;
    }

    private Service start(Part part, SpringApplication application) throws InterruptedException {
        homeIsRight.await();
        if (scenarios != null) {
            scenarios.prepare(part, application);
        }
        var service = Service.start(part, application, given, args);
        services.put(part, service);
        return service;
    }

    /**
     * Waits until every part has started. Started is not ready.
     *
     * @throws PartFailed as soon as it is known that a part cannot start
     */
    void awaitStart() throws InterruptedException {
        for (var remaining = parts.size(); remaining > 0; remaining--) {
            var part = settled.take();
            try {
                Objects.requireNonNull(parts.get(part)).get();
            } catch (ExecutionException e) {
                throw new PartFailed(part, Objects.requireNonNullElse(e.getCause(), e));
            }
        }
    }

    /** The services that have started, in the order of {@link Part}. */
    List<Service> services() {
        synchronized (services) {
            return List.copyOf(services.values());
        }
    }

    /** Stops a service, and only that, as a process of its own would be stopped. */
    void stop(Part part) {
        FutureTask<? extends AutoCloseable> task;
        synchronized (parts) {
            task = Objects.requireNonNull(parts.get(part));
        }
        services.remove(part);
        close(part, task);
    }

    /**
     * Starts a service that was stopped; does nothing while it runs.
     *
     * @throws PartFailed when it cannot start
     * @throws IllegalStateException when everything is about to stop
     */
    void startAgain(Part part) throws InterruptedException {
        FutureTask<? extends AutoCloseable> task;
        synchronized (parts) {
            if (services.containsKey(part)) {
                return;
            }
            if (closing) {
                throw new IllegalStateException("everything is about to stop");
            }
            task = new FutureTask<>(() -> start(part));
            parts.put(part, task);
        }
        new Thread(task, part.label()).start();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new PartFailed(part, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /** Bounded: what does not stop in time is left to the end of the process, which a restart survives. */
    @Override
    public void close() {
        List<Map.Entry<Part, FutureTask<? extends AutoCloseable>>> services;
        List<Map.Entry<Part, FutureTask<? extends AutoCloseable>>> broker;
        synchronized (parts) {
            closing = true;
            services = select(part -> part != Part.BROKER);
            broker = select(part -> part == Part.BROKER);
        }
        close(services, SERVICES_LIMIT);
        close(broker, BROKER_LIMIT);
    }

    private List<Map.Entry<Part, FutureTask<? extends AutoCloseable>>> select(Predicate<Part> wanted) {
        return parts.entrySet().stream()
                .filter(part -> wanted.test(part.getKey()))
                .map(Map.Entry::copyOf)
                .toList();
    }

    private static void close(List<Map.Entry<Part, FutureTask<? extends AutoCloseable>>> parts, Duration limit) {
        var done = new CountDownLatch(parts.size());
        for (var part : parts) {
            var thread = new Thread(
                    () -> {
                        try {
                            close(part.getKey(), part.getValue());
                        } finally {
                            done.countDown();
                        }
                    },
                    part.getKey().label() + "-stops");
            thread.setDaemon(true);
            thread.start();
        }
        try {
            if (!done.await(limit.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("not everything stopped within {} s; going on without it", limit.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Part part, FutureTask<? extends AutoCloseable> task) {
        try {
            task.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS).close();
        } catch (ExecutionException e) {
            log.debug("{} never started, nothing to stop", part.label());
        } catch (TimeoutException e) {
            log.warn("{} was still starting; left behind", part.label());
        } catch (Exception e) {
            log.warn("{} did not stop cleanly", part.label(), e);
        }
    }
}
