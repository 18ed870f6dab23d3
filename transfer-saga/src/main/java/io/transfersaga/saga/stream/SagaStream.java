// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.web.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Those who listen, and the one thread that reads for all of them, while there are any. */
@Component
@EnableConfigurationProperties(StreamProperties.class)
public class SagaStream implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SagaStream.class);

    private static final Duration BETWEEN_READINGS = Duration.ofMillis(400);

    private final ChangeFeed feed;
    private final JsonMapper json;
    private final int maxListeners;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private @Nullable Thread reader;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    SagaStream(ChangeFeed feed, JsonMapper json, StreamProperties properties) {
        this.feed = feed;
        this.json = json;
        this.maxListeners = properties.maxListeners();
    }

    /**
     * Whatever is committed after this has returned will be told.
     *
     * @throws ProblemException 503 {@code overloaded} when too many listen, or the service is about to stop
     */
    public synchronized SseEmitter listen() {
        if (!isRunning() || listeners.size() >= maxListeners) {
            throw ProblemException.overloaded();
        }
        if (listeners.isEmpty()) {
            feed.begin();
        }
        var listener = new Listener[1];
        listener[0] = new Listener(() -> forget(listener[0]));
        SseEmitter emitter = greet(listener[0]);
        listeners.add(listener[0]);
        thread("saga-stream-listener", listener[0]).start();
        if (reader == null) {
            reader = thread("saga-stream", this::read);
            reader.start();
        }
        if (!isRunning()) {
            listener[0].hangUp();
        }
        return emitter;
    }

    private static SseEmitter greet(Listener listener) {
        try {
            return listener.greet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int listening() {
        return listeners.size();
    }

    private void forget(Listener listener) {
        listeners.remove(listener);
    }

    /** Ends with the last listener. */
    private void read() {
        while (goesOn()) {
            pause();
        }
    }

    /** Nobody begins to listen meanwhile: what was read is for those who listened before. */
    private synchronized boolean goesOn() {
        if (!isRunning() || listeners.isEmpty()) {
            reader = null;
            return false;
        }
        try {
            tell(feed.next());
        } catch (RuntimeException e) {
            log.warn("What changed in the sagas cannot be read just now: {}", e.toString());
        }
        return true;
    }

    /** Nobody interrupts this thread: H2 would take its files for lost. */
    private void pause() {
        try {
            if (stopped.await(BETWEEN_READINGS.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("Told to stop reading");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(List<SagaView> changes) {
        for (SagaView saga : changes) {
            String line = json.writeValueAsString(saga);
            listeners.forEach(listener -> listener.tell(line));
        }
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
    }

    /** Streams never end by themselves, and a graceful stop would wait for them. */
    @Override
    public void stop() {
        stopped.countDown();
        listeners.forEach(Listener::hangUp);
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Before the web server waits for the requests at work. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private static Thread thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
