// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark.alternative;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.transfersaga.events.TransferId;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.XAConnection;
import org.postgresql.xa.PGXADataSource;

/**
 * Two databases in one distributed transaction, led by Narayana: it prepares both, forces its own log to the disk, and
 * commits both. Connections come in pairs, as many as there are callers.
 */
final class TwoPhaseCommit implements Alternative {

    private final Database source;
    private final Database target;
    private final TransactionManager transactions;
    private final PGXADataSource sourceConnections;
    private final PGXADataSource targetConnections;
    private final Deque<Connections> free = new ConcurrentLinkedDeque<>();

    private record Connections(XAConnection source, XAConnection target) {}

    TwoPhaseCommit(String sourceUrl, String targetUrl) throws Exception {
        this.source = new Database(sourceUrl, "source-");
        this.target = new Database(targetUrl, "target-");
        this.sourceConnections = connections(sourceUrl);
        this.targetConnections = connections(targetUrl);
        String log = Path.of("xa-log").toAbsolutePath().toString();
        BeanPopulator.getDefaultInstance(CoreEnvironmentBean.class).setNodeIdentifier("xa");
        for (String store : List.of("default", "stateStore", "communicationStore")) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store.equals("default") ? null : store)
                    .setObjectStoreDir(log);
        }
        this.transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    @Override
    public void transfer(Order order, Runnable ended) throws Exception {
        UUID id = TransferId.next(Clock.systemUTC()).value();
        Connections connections = free.poll();
        if (connections == null) {
            connections = new Connections(sourceConnections.getXAConnection(), targetConnections.getXAConnection());
        }
        transactions.begin();
        try {
            book(connections.source(), id, "source-" + order.source(), -order.amount());
            book(connections.target(), id, "target-" + order.target(), order.amount());
        } catch (Exception e) {
            transactions.rollback();
            throw e;
        }
        transactions.commit();
        free.push(connections);
        ended.run();
    }

    private void book(XAConnection connection, UUID id, String account, long amount) throws Exception {
        transactions.getTransaction().enlistResource(connection.getXAResource());
        try (Connection handle = connection.getConnection()) {
            Bookings.book(handle, id, account, amount);
        }
    }

    @Override
    public Books books() throws SQLException {
        return new Books(
                target.number("select count(*) from leg"),
                source.number("select sum(balance) from account") + target.number("select sum(balance) from account"));
    }

    private static PGXADataSource connections(String url) {
        var connections = new PGXADataSource();
        connections.setUrl(url);
        connections.setUser("postgres");
        return connections;
    }

    @Override
    public void close() throws SQLException {
        for (Connections connections : free) {
            connections.source().close();
            connections.target().close();
        }
        source.close();
        target.close();
    }
}
