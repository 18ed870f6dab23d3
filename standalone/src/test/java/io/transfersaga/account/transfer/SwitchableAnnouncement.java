// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import java.util.function.BooleanSupplier;
import org.springframework.context.support.GenericApplicationContext;

/** Lets the message of a debit go after the debit's commit; or, when that safeguard is removed, before it. */
public final class SwitchableAnnouncement {

    private SwitchableAnnouncement() {}

    /** @param early whether the broker is told COMMIT before the debit runs, now */
    public static void register(GenericApplicationContext context, BooleanSupplier early) {
        context.registerBean(
                "switchableAnnouncement",
                DebitAnnouncement.class,
                () -> {
                    var announcement = context.getBean("debitAnnouncement", DebitAnnouncement.class);
                    return (message, debit) -> {
                        if (early.getAsBoolean()) {
                            announcement.announce(message, () -> DebitAnnouncement.Ending.COMMITTED);
                            var unused = debit.get();
                        } else {
                            announcement.announce(message, debit);
                        }
                    };
                },
                bean -> bean.setPrimary(true));
    }
}
