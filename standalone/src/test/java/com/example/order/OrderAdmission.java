// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import static io.transfersaga.engine.Admission.ADMIT;
import static io.transfersaga.engine.Admission.CANNOT_HAPPEN;
import static io.transfersaga.engine.Admission.OLD_NEWS;
import static io.transfersaga.engine.Admission.REPEAT_OUTCOME;

import com.example.order.OrderMessage.Abandoned;
import com.example.order.OrderMessage.CancelRequested;
import com.example.order.OrderMessage.GivenBack;
import com.example.order.OrderMessage.OrderDue;
import com.example.order.OrderMessage.OrderPlaced;
import com.example.order.OrderMessage.TakeFailed;
import com.example.order.OrderMessage.Taken;
import io.transfersaga.engine.Admission;
import io.transfersaga.engine.AdmissionTable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

// tag::admission[]
/** What each message means to an order's saga. */
final class OrderAdmission {

    private static final AdmissionTable<OrderState> TABLE = new AdmissionTable<>(OrderState.class)
            // message, no saga, TAKING, GIVING_BACK, CONFIRMED, CANCELLED
            .row(OrderPlaced.class, ADMIT, OLD_NEWS, OLD_NEWS, REPEAT_OUTCOME, REPEAT_OUTCOME)
            .row(Taken.class, CANNOT_HAPPEN, ADMIT, OLD_NEWS, OLD_NEWS, OLD_NEWS)
            .row(TakeFailed.class, OLD_NEWS, ADMIT, OLD_NEWS, OLD_NEWS, OLD_NEWS)
            .row(Abandoned.class, CANNOT_HAPPEN, ADMIT, OLD_NEWS, CANNOT_HAPPEN, OLD_NEWS)
            .row(GivenBack.class, CANNOT_HAPPEN, CANNOT_HAPPEN, ADMIT, CANNOT_HAPPEN, OLD_NEWS)
            .row(OrderDue.class, OLD_NEWS, ADMIT, ADMIT, OLD_NEWS, OLD_NEWS)
            .row(CancelRequested.class, OLD_NEWS, ADMIT, OLD_NEWS, OLD_NEWS, OLD_NEWS);

    private OrderAdmission() {}

    /** @param saga null when the order has none */
    static Admission of(@Nullable OrderProcess saga, Object message, Instant now) {
        Admission admission = TABLE.of(saga == null ? null : saga.state(), message);
        return admission == ADMIT && saga != null && isOutdated(saga, message, now) ? OLD_NEWS : admission;
    }

    /** An answer about another part, an attempt that is awaited no more, a command that was sent meanwhile. */
    private static boolean isOutdated(OrderProcess saga, Object message, Instant now) {
        if (message instanceof Taken taken) {
            return !saga.awaits(taken.part());
        }
        if (message instanceof TakeFailed failed) {
            return !saga.awaits(failed.part()) || !saga.awaitsAttempt(failed.attempt());
        }
        if (message instanceof Abandoned abandoned) {
            return !saga.awaits(abandoned.part());
        }
        if (message instanceof GivenBack givenBack) {
            return !saga.awaits(givenBack.part());
        }
        if (message instanceof CancelRequested) {
            return saga.givenUp() != null;
        }
        return message instanceof OrderDue && !saga.awaited().isDue(now);
    }
}
// end::admission[]
