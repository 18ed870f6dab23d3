// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

/** What happened is not what was expected. The message says what was seen instead. */
final class Surprise extends Exception {

    private static final long serialVersionUID = 1L;

    Surprise(String seen) {
        super(seen, null, false, false);
    }
}
