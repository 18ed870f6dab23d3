// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import org.jspecify.annotations.Nullable;

/** A received message says nothing that this receiver understands, however often it is delivered. */
public class UnreadableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableMessageException(String message) {
        this(message, null);
    }

    public UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
