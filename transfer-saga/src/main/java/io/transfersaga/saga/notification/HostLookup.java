// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds a host's addresses: the machine's resolver, or what stands for it in tests. */
@FunctionalInterface
interface HostLookup {

    InetAddress[] lookUp(String host) throws UnknownHostException;
}
