// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A real H2 database in memory, behind connections that may be refused, lost, or lost around a commit: before it
 * (rolled back) or after it (committed). The client sees the same failure in both cases.
 */
final class SimulatedDatabase extends AbstractDataSource {

    private static final String LOST = "08006";
    private static final String SERIALIZATION = "40001";

    private final String url;
    private final SimulatedProcess process;
    private final Faults faults;
    private final Safeguards safeguards;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<Session> open = ConcurrentHashMap.newKeySet();
    private boolean down;

    SimulatedDatabase(String name, SimulatedProcess process, Faults faults, Safeguards safeguards) {
        this.url = "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
        this.process = process;
        this.faults = faults;
        this.safeguards = safeguards;
    }

    void setDown(boolean down) {
        this.down = down;
    }

    boolean isDown() {
        return down;
    }

    @Override
    public Connection getConnection() throws SQLException {
        process.mayCrash("before it asks its database");
        if (down || faults.database()) {
            faults.trace(() -> process.name() + "'s database refuses a connection");
            throw new SQLTransientConnectionException("refused", "08001");
        }
        Connection real = idle.poll();
        var session = new Session(real == null ? DriverManager.getConnection(url, "sa", "") : real);
        open.add(session);
        return (Connection) Proxy.newProxyInstance(
                SimulatedDatabase.class.getClassLoader(), new Class<?>[] {Connection.class}, session);
    }

    /** Its process died. */
    void dropSessions() {
        try {
            for (Session session : List.copyOf(open)) {
                session.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("H2 in memory does not fail", e);
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private final class Session implements InvocationHandler {

        private final Connection real;
        private boolean lost;
        private boolean closed;

        Session(Connection real) {
            this.real = real;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
            switch (method.getName()) {
                case "close" -> close();
                case "isClosed" -> {
                    return closed;
                }
                case "commit" -> commit();
                case "rollback" -> rollback();
                case "setAutoCommit" -> {
                    if (!lost && !process.isHalted()) {
                        real.setAutoCommit((Boolean) args[0]);
                    }
                }
                case "prepareStatement" -> {
                    mayFail();
                    args[0] = safeguards.rewrite((String) args[0]);
                    return call(method, args);
                }
                case "toString", "hashCode", "equals" -> {
                    return method.invoke(this, args);
                }
                default -> {
                    return call(method, args);
                }
            }
            return null;
        }

        private @Nullable Object call(Method method, Object @Nullable [] args) throws Throwable {
            if (lost) {
                throw new SQLException("the connection was lost", LOST);
            }
            try {
                return method.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void mayFail() throws SQLException {
            if (process.isHalted()) {
                throw new Crash(process);
            }
            if (!lost && faults.database() && faults.chance(0.2)) {
                lose("in a transaction");
            }
        }

        private void commit() throws SQLException {
            if (lost) {
                throw new SQLException("the connection was lost", LOST);
            }
            dieOr("before its commit");
            if (faults.database()) {
                failBeforeCommit();
            }
            safeguards.beforeCommit(real);
            real.commit();
            process.mayCrash("after its commit");
            if (faults.database()) {
                lose("after the commit");
            }
        }

        private void failBeforeCommit() throws SQLException {
            if (faults.chance(0.3)) {
                faults.trace(() -> process.name() + "'s commit meets a conflict");
                real.rollback();
                throw new SQLException("conflict", SERIALIZATION);
            }
            real.rollback();
            lose("before the commit");
        }

        private void dieOr(String where) throws SQLException {
            try {
                process.mayCrash(where);
            } catch (Crash e) {
                real.rollback();
                throw e;
            }
        }

        private void lose(String when) throws SQLException {
            faults.trace(() -> process.name() + " loses its database " + when);
            lost = true;
            if (!real.getAutoCommit()) {
                real.rollback();
            }
            throw new SQLException("the connection is lost " + when, LOST);
        }

        private void rollback() throws SQLException {
            if (lost) {
                throw new SQLException("the connection was lost", LOST);
            }
            if (safeguards.lacks(Safeguard.EXCEPTION_ROLLS_BACK)) {
                real.commit();
            } else {
                real.rollback();
            }
        }

        private void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            open.remove(this);
            if (!real.getAutoCommit()) {
                real.rollback();
                real.setAutoCommit(true);
            }
            idle.push(real);
        }
    }
}
