// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.util.Locale;

/** Why an attempt got no answer; operators see the slug. */
enum Failure {
    /** The address may not be connected to: private, loopback, link-local, ... and not allowed by name. */
    ADDRESS_REFUSED,
    /** The callback URL cannot be called: an impossible port, or a user name in it. */
    URL_REFUSED,
    HOST_UNKNOWN,
    CONNECTION_FAILED,
    TLS_FAILED,
    TIMEOUT,
    /** The connection ended, or what came was not HTTP. */
    NO_ANSWER;

    /** Whether another attempt could end differently, nobody having changed a setting. */
    boolean isPassing() {
        return this != ADDRESS_REFUSED && this != URL_REFUSED;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
