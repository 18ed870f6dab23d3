// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.messaging.table.MessageTableDriver;
import java.util.function.BooleanSupplier;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Tells of debits in one of the two ways, and lets the message go after their commit; or, when that safeguard is
 * removed, before it.
 */
public final class SwitchableAnnouncement {

    private SwitchableAnnouncement() {}

    /**
     * @param byTable whether the next message goes by the message table
     * @param early whether it goes before the debit runs, now
     */
    public static void register(GenericApplicationContext context, BooleanSupplier byTable, BooleanSupplier early) {
        context.registerBean(
                "switchableAnnouncement",
                DebitAnnouncement.class,
                () -> {
                    var transactional = context.getBean("debitAnnouncement", DebitAnnouncement.class);
                    var table = context.getBean(MessageTableDriver.class).announcement();
                    return (messages, debits) -> {
                        DebitAnnouncement announcement = byTable.getAsBoolean() ? table : transactional;
                        if (early.getAsBoolean()) {
                            announcement.announce(messages, alongside -> {
                                alongside.run();
                                return DebitAnnouncement.Ending.COMMITTED;
                            });
                            var unused = debits.run(() -> {});
                        } else {
                            announcement.announce(messages, debits);
                        }
                    };
                },
                bean -> bean.setPrimary(true));
    }
}
