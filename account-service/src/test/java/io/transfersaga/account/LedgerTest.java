// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account;

import io.transfersaga.account.messaging.TestBroker;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The ledger {@code alpha} with a real database and a real web server; {@link TestBroker} stands in for RocketMQ. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=account-service",
            "spring.datasource.url=jdbc:h2:mem:alpha;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;LOCK_TIMEOUT=700",
            "rocketmq.name-server=127.0.0.1:1",
            "ledger.reconcile-after=1h"
        })
@Import(TestBroker.class)
public @interface LedgerTest {}
