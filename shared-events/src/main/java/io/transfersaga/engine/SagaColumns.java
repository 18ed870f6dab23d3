// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Between a saga and its row: what stands there beside the columns that every saga has. */
public interface SagaColumns<P extends SagaProcess> {

    SagaTable table();

    /** Its own columns that messages change. */
    List<String> changing();

    /** Its own columns that are written once. */
    List<String> fixed();

    /** The saga of the row, whose columns may stand in any order. */
    P read(ResultSet row) throws SQLException;

    /** @param first the index of the first of {@link #changing} */
    void bindChanging(PreparedStatement statement, int first, P process) throws SQLException;

    /** @param first the index of the first of {@link #fixed} */
    void bindFixed(PreparedStatement statement, int first, P process) throws SQLException;
}
