// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario.naive;

import java.sql.SQLException;

/** What may happen between two lines of a program. */
@FunctionalInterface
public interface Meanwhile {

    void happens() throws SQLException;
}
