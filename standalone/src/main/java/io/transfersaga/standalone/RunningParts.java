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

    private RunningParts(Set<Part> selected) {
        homeIsRight = new CountDownLatch(selected.contains(Part.BROKER) ? 1 : 0);
    }

    /** Returns at once; the parts start in threads of their own. */
    static RunningParts start(Set<Part> selected, Environment given, String[] args) {
        var running = new RunningParts(selected);
        for (var part : selected) {
            running.parts.put(part, running.task(part, given, args));
        }
        running.parts.forEach((part, task) -> new Thread(task, part.label()).start());
        return running;
    }

    private FutureTask<? extends AutoCloseable> task(Part part, Environment given, String[] args) {
        return new FutureTask<>(() -> start(part, given, args)) {
            @Override
            protected void done() {
                settled.add(part);
                if (part == Part.BROKER) {
                    homeIsRight.countDown();
                }
            }
        };
    }

    private AutoCloseable start(Part part, Environment given, String[] args) throws InterruptedException {
        return switch (part) {
            case BROKER -> EmbeddedBroker.start(BrokerSettings.from(given), homeIsRight::countDown);
            case ALPHA, BETA -> start(part, AccountServiceApplication.application(), given, args);
            case SAGA -> start(part, withCallbacks(given), given, args);
        };
    }

    private static SpringApplication withCallbacks(Environment given) {
        var application = TransferSagaApplication.application();
        var defaults = CallbackDefaults.of(given);
        application.addInitializers(
                context -> context.getEnvironment().getPropertySources().addLast(defaults));
        return application;
    }

    private Service start(Part part, SpringApplication application, Environment given, String[] args)
            throws InterruptedException {
        homeIsRight.await();
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

    /** Bounded: what does not stop in time is left to the end of the process, which a restart survives. */
    @Override
    public void close() {
        var services = parts.entrySet().stream()
                .filter(part -> part.getKey() != Part.BROKER)
                .toList();
        var broker = parts.entrySet().stream()
                .filter(part -> part.getKey() == Part.BROKER)
                .toList();
        close(services, SERVICES_LIMIT);
        close(broker, BROKER_LIMIT);
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
