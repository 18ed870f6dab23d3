// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.engine.SagaTimer;
import io.transfersaga.rocketmq.boot.RocketMqLifecycle;
import io.transfersaga.saga.SagaServiceTest;
import java.util.List;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

@SagaServiceTest
class LifecycleOrderIntegrationTests {

    @Autowired
    private RocketMqLifecycle connections;

    @Autowired
    private SagaTimer timer;

    /** Later phases stop earlier: what has stopped must be asked for nothing. */
    @Test
    void stopsIntakeThenWorkThenConnectionsThenTheHandlers() {
        assertThat(List.of(SpringAxonConfiguration.LIFECYCLE_PHASE, connections.getPhase(), timer.getPhase()))
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(
                        phase -> assertThat(phase).isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE));
    }
}
