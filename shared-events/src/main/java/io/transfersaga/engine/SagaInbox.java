// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import io.transfersaga.rocketmq.MissingTopicException;
import io.transfersaga.rocketmq.UnitOfWorkExecutor;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to a saga, for messages from outside, the timer and operators: one transaction for a batch, in which
 * every row is locked before anything is decided.
 */
public final class SagaInbox {

    private static final Logger log = LoggerFactory.getLogger(SagaInbox.class);

    /** A conflict with a concurrent transaction is nobody's failure, and gone at the next try. */
    private static final int TRIES = 3;

    private final UnitOfWorkExecutor executor;
    private final SagaTransaction<?, ?> transaction;
    private final UnsentCommands unsent;

    SagaInbox(UnitOfWorkExecutor executor, SagaTransaction<?, ?> transaction, UnsentCommands unsent) {
        this.executor = executor;
        this.transaction = transaction;
        this.unsent = unsent;
    }

    /**
     * Handles the messages in their order. Returning means: committed, and all commands sent, or left to the timer
     * since their receiver has never started.
     *
     * @return what became of each message
     * @throws io.transfersaga.rocketmq.BrokerUnavailableException when it is committed, but commands may not have been
     *     sent
     * @throws RuntimeException otherwise nothing was done, or nobody knows; repeating is safe
     */
    public List<Admission> handle(List<?> messages) {
        for (int tries = 1; ; tries++) {
            try {
                return handleOnce(messages);
            } catch (RuntimeException e) {
                if (tries == TRIES || !Outages.isConflict(e)) {
                    throw e;
                }
                log.debug("Try {} of {} messages met a concurrent transaction", tries, messages.size(), e);
            }
        }
    }

    private List<Admission> handleOnce(List<?> messages) {
        List<Admission> admissions = new ArrayList<>(messages.size());
        try {
            executor.execute(() -> {
                transaction.handle(messages, admissions);
                return admissions;
            });
        } catch (MissingTopicException e) {
            unsent.leftToTheTimer(e);
        }
        return admissions;
    }
}
