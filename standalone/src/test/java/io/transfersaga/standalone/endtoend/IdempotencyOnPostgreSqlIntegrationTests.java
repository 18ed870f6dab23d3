// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

@OnPostgreSql
class IdempotencyOnPostgreSqlIntegrationTests extends IdempotencyIntegrationTests {

    IdempotencyOnPostgreSqlIntegrationTests(TransferSystem system) {
        super(system);
    }
}
