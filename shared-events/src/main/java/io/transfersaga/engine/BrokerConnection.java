// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

/** Whether commands can be sent just now. */
@FunctionalInterface
public interface BrokerConnection {

    boolean isUp();
}
