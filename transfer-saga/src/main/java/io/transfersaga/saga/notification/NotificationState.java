// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

/** Where the notification of a transfer's end stands. */
enum NotificationState {
    /** An attempt is due, or under way. */
    PENDING,
    /** The receiver has answered with a 2xx. */
    DELIVERED,
    /** Given up; an operator may begin anew. */
    EXHAUSTED,
    /** The saga ended while there was no secret to sign with; an operator may begin once there is one. */
    OFF
}
