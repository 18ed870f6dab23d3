// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.Message;
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
     */
    public <R> R execute(Supplier<R> work) {
        UnitOfWork<Message<?>> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        attachTransaction(unitOfWork);
        R result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            unitOfWork.rollback(e);
            throw e;
        }
        unitOfWork.commit();
        HeldMessages.requireSent(unitOfWork);
        return result;
    }

    private void attachTransaction(UnitOfWork<?> unitOfWork) {
        try {
            Transaction transaction = transactions.startTransaction();
            unitOfWork.onCommit(u -> commit(transaction));
            unitOfWork.onRollback(u -> transaction.rollback());
        } catch (RuntimeException e) {
            unitOfWork.rollback(e);
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
