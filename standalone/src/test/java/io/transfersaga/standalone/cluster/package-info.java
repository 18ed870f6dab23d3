// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** The services on a RocketMQ that somebody else runs: several brokers, access control, encryption. */
@NullMarked
package io.transfersaga.standalone.cluster;

import org.jspecify.annotations.NullMarked;
