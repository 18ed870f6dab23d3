// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

@OnPostgreSql
class TransferOnPostgreSqlIntegrationTests extends TransferIntegrationTests {

    TransferOnPostgreSqlIntegrationTests(TransferSystem system) {
        super(system);
    }
}
