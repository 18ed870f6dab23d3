// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.database.MicrosecondClock;
import io.transfersaga.engine.SagaEngineConfiguration;
import io.transfersaga.engine.SagaListener;
import io.transfersaga.engine.SagaParts;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The saga of a transfer, and the engine that keeps it going. */
@Configuration(proxyBeanMethods = false)
@Import(SagaEngineConfiguration.class)
@EnableConfigurationProperties(CreditRetryProperties.class)
class ProcessConfiguration {

    @Bean
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Bean
    CreditRetryPolicy creditRetryPolicy(CreditRetryProperties retry) {
        return new CreditRetryPolicy(retry.maxAttempts(), retry.backoff());
    }

    @Bean
    SagaParts<TransferProcess, TransferSaga> transferSaga(List<SagaListener<TransferProcess>> listeners) {
        return new SagaParts<>(new TransferDefinition(), new TransferColumns(), listeners);
    }
}
