// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.database.DatabaseMigration;
import java.time.Clock;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.context.ApplicationContext;

/** What another process has of its own: it shares nothing with the first but the database. */
record Instance(NotificationDriver driver) {

    Instance(ApplicationContext context) {
        this(driver(context));
    }

    private static NotificationDriver driver(ApplicationContext context) {
        var properties = context.getBean(NotificationProperties.class);
        var clock = context.getBean(Clock.class);
        var queue = new NotificationQueue(
                context.getBean(NotificationRows.class),
                context.getBean(NotificationMeters.class),
                context.getBean(TransactionManager.class),
                properties,
                clock);
        return new NotificationDriver(
                queue,
                new Courier(context.getBean(Signer.class), context.getBean(Callback.class), clock),
                new Receivers(properties.concurrency(), properties.concurrencyPerReceiver()),
                properties.concurrency(),
                context.getBean(DatabaseMigration.class),
                true);
    }
}
