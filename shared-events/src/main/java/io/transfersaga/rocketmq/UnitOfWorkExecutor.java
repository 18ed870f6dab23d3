// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Runs work in one unit of work and one transaction. When it returns, all is committed and what was held is sent. */
public final class UnitOfWorkExecutor {

    private final TransactionManager transactions;

    public UnitOfWorkExecutor(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /**
     * @throws CommitFailedException when the commit itself failed: whether it took effect is for the caller to judge
     * @throws BrokerUnavailableException when the work is committed, but what it published was not confirmed as sent
     * @throws RuntimeException whatever the work threw, or what was thrown while the commit was prepared: rolled back
     * @throws IllegalStateException inside another unit of work, whose commit would be taken for this one's
     */
    public <R> R execute(Supplier<R> work) {
        if (CurrentUnitOfWork.isStarted()) {
            throw new IllegalStateException("a unit of work is under way in this thread");
        }
        UnitOfWork<Message<?>> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        Transaction transaction = begin(unitOfWork);
        R result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            unitOfWork.rollback(e);
            throw e;
        }
        commit(unitOfWork, transaction);
        HeldMessages.requireSent(unitOfWork);
        return result;
    }

    private Transaction begin(UnitOfWork<?> unitOfWork) {
        try {
            Transaction transaction = transactions.startTransaction();
            unitOfWork.onCommit(u -> commit(transaction));
            unitOfWork.onRollback(u -> transaction.rollback());
            return transaction;
        } catch (RuntimeException | Error e) {
            unitOfWork.rollback(e);
            throw e;
        }
    }

    /**
     * Axon rolls back after exceptions only; an open transaction left to this thread would swallow the next one's
     * commit.
     */
    private static void commit(UnitOfWork<?> unitOfWork, Transaction transaction) {
        try {
            unitOfWork.commit();
        } catch (Error e) {
            transaction.rollback();
            throw e;
        }
    }

    private static void commit(Transaction transaction) {
        try {
            transaction.commit();
        } catch (RuntimeException e) {
            throw new CommitFailedException(e);
        }
    }
}
