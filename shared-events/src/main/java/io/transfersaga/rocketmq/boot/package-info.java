// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** The bridge's place in a Spring Boot application: its properties, its life cycle, its health. */
@NullMarked
package io.transfersaga.rocketmq.boot;

import org.jspecify.annotations.NullMarked;
