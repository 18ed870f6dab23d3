// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import io.transfersaga.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Asks a ledger for transfers, as the controller does once it has read a request. */
public final class RequestDriver {

    /**
     * What a caller is told.
     *
     * @param slug of the problem; null with a 202
     * @param transferId null unless with a 202
     */
    public record Answer(
            int status, @Nullable String slug, @Nullable TransferId transferId) {

        public boolean isAccepted() {
            return status == 202;
        }

        /** Whether the caller may repeat the request, and should. */
        public boolean isUnknown() {
            return status == 503;
        }

        @Override
        public String toString() {
            return status + (slug == null ? "" : " " + slug);
        }
    }

    private final StartTransfer startTransfer;

    public RequestDriver(ApplicationContext context) {
        this.startTransfer = context.getBean(StartTransfer.class);
    }

    public Answer post(String key, AccountId source, AccountId target, Money money) {
        try {
            TransferReceipt receipt =
                    startTransfer.start(new TransferOrder(key, source, target, money, "from " + source, null));
            return new Answer(202, null, receipt.transfer().transfer().transferId());
        } catch (ProblemException e) {
            return new Answer(e.status(), e.slug(), null);
        }
    }
}
