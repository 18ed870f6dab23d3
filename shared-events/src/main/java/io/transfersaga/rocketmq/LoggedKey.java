// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names in every line that a thread logs what it is at work on: the key of a message, which in this system is the id of
 * a transfer. It stands in the log's context (MDC) and from there in patterns and JSON.
 */
public final class LoggedKey {

    /** Under this name. */
    public static final String NAME = "transferId";

    /** A sender chooses what stands in a message's keys. */
    private static final int MAX_LENGTH = 64;

    private LoggedKey() {}

    /** Runs the work, every line of which is about that key; null names nothing. */
    public static <R extends @Nullable Object> R about(@Nullable Object key, Supplier<R> work) {
        if (key == null) {
            return work.get();
        }
        String before = MDC.get(NAME);
        MDC.put(NAME, cut(key.toString()));
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    /** As {@link #about(Object, Supplier)}. */
    public static void about(@Nullable Object key, Runnable work) {
        about(key, () -> {
            work.run();
            return true;
        });
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            MDC.remove(NAME);
        } else {
            MDC.put(NAME, before);
        }
    }

    private static String cut(String key) {
        return key.length() <= MAX_LENGTH ? key : key.substring(0, MAX_LENGTH);
    }
}
