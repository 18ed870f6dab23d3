// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.web.DatabaseAnswers;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import io.transfersaga.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

        private static Answer of(ProblemException problem) {
            return new Answer(problem.status(), problem.slug(), null);
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

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final StartTransfer startTransfer;
    private final Debits debits;
    private final Clock clock;

    public RequestDriver(ApplicationContext context) {
        this.startTransfer = context.getBean(StartTransfer.class);
        this.debits = context.getBean(Debits.class);
        this.clock = context.getBean(Clock.class);
    }

    /** A request for one transfer. */
    public record Request(String key, AccountId source, AccountId target, Money money) {

        private TransferOrder order() {
            return new TransferOrder(key, source, target, money, "from " + source, null);
        }
    }

    /** Takes requests that come at once, in one thread, as their group would be taken. */
    public List<Answer> post(List<Request> requests) {
        Instant deadline = clock.instant().plus(PATIENCE);
        List<TransferOrder> orders = requests.stream().map(Request::order).toList();
        List<DebitOutcome> outcomes;
        try {
            outcomes = DatabaseAnswers.writing(
                    () -> debits.attempt(orders.stream().map(debits::asked).toList()));
        } catch (ProblemException e) {
            return Collections.nCopies(requests.size(), Answer.of(e));
        }
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            answers.add(answer(orders.get(i), outcomes.get(i), deadline));
        }
        return answers;
    }

    private Answer answer(TransferOrder order, DebitOutcome outcome, Instant deadline) {
        try {
            TransferReceipt receipt = startTransfer.goOn(order, outcome, deadline);
            return new Answer(202, null, receipt.transfer().transfer().transferId());
        } catch (ProblemException e) {
            return Answer.of(e);
        } catch (RuntimeException e) {
            return new Answer(500, e.toString(), null);
        }
    }
}
