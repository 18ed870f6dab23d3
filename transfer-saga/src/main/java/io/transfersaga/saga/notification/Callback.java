// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.time.Instant;
import java.util.Map;

/** Carries a message to a receiver. */
@FunctionalInterface
interface Callback {

    /**
     * Makes one attempt, which ends by itself.
     *
     * @param at when it begins
     */
    Result post(CallbackUrl url, Map<String, String> headers, byte[] body, Instant at);
}
