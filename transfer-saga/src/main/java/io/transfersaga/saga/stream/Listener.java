// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that listens. A thread of its own writes to it, so that one who reads slowly holds up no other; one who
 * falls too far behind is hung up on, and does well to connect again and to ask for what is.
 */
final class Listener implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    /** Proxies and clients give up on a connection that says nothing for long, often after 30 seconds. */
    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final int MAX_BEHIND = 2_000;
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final long NO_END = 0;

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_BEHIND);
    private final SseEmitter emitter = new SseEmitter(NO_END);
    private final Runnable whenGone;
    private volatile boolean open = true;
    private volatile @Nullable Thread writer;

    /** @param whenGone may be called more than once */
    Listener(Runnable whenGone) {
        this.whenGone = whenGone;
    }

    /** Says something at once, so that the client knows that it is heard. */
    SseEmitter greet() throws IOException {
        emitter.onCompletion(this::hangUp);
        emitter.onError(failure -> hangUp());
        emitter.onTimeout(this::hangUp);
        emitter.send(SseEmitter.event().comment("what changes in sagas, from now on"));
        return emitter;
    }

    /** Returns at once. */
    void tell(String saga) {
        if (!waiting.offer(saga)) {
            log.debug("A listener is {} changes behind; hanging up", MAX_BEHIND);
            hangUp();
        }
    }

    /** Returns at once; the writing thread ends the answer. */
    void hangUp() {
        open = false;
        Thread thread = writer;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public void run() {
        writer = Thread.currentThread();
        try {
            while (open) {
                String saga = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                emitter.send(
                        saga == null
                                ? SseEmitter.event().comment("")
                                : SseEmitter.event().name("saga").data(saga, TEXT));
            }
        } catch (InterruptedException e) {
            log.debug("Told to hang up");
        } catch (IOException | IllegalStateException e) {
            log.debug("A listener has gone: {}", e.toString());
        } finally {
            open = false;
            whenGone.run();
            complete();
        }
    }

    /** The container has ended the answer already when its client broke off. */
    private void complete() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            log.debug("A listener was gone before its answer ended: {}", e.toString());
        }
    }
}
