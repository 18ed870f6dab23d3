// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

/** Where a payload goes, and the key under which operators find its message at the broker. */
public interface MessageRoutes {

    String topic(Object payload);

    String key(Object payload);
}
