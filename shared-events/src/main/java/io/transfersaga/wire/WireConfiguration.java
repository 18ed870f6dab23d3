// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.wire;

import io.opentelemetry.api.OpenTelemetry;
import io.transfersaga.database.DatabaseMigration;
import io.transfersaga.rocketmq.MessageTraces;
import io.transfersaga.rocketmq.RocketMqClients;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.boot.RocketMqHealthIndicator;
import io.transfersaga.rocketmq.boot.RocketMqLifecycle;
import io.transfersaga.rocketmq.boot.RocketMqMeters;
import io.transfersaga.rocketmq.boot.RocketMqProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Import it where the {@link RocketMqClients} are made: an application then speaks of transfers, with traces where they
 * are asked for, connects when it may, and tells how it is connected.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RocketMqProperties.class)
public class WireConfiguration {

    @Bean
    MessageTraces messageTraces(ObjectProvider<OpenTelemetry> telemetry) {
        return MessageTraces.of(telemetry.getIfAvailable());
    }

    @Bean
    RocketMqMessageConverter messageConverter(MessageTraces traces) {
        return traces.on(TransferWire.converter());
    }

    /** Nothing is received before there are tables to write to. */
    @Bean
    RocketMqLifecycle rocketMqLifecycle(RocketMqClients clients, DatabaseMigration migration) {
        return new RocketMqLifecycle(clients, migration::whenDone);
    }

    @Bean
    RocketMqHealthIndicator rocketMqHealthIndicator(RocketMqClients clients) {
        return new RocketMqHealthIndicator(clients);
    }

    @Bean
    RocketMqMeters rocketMqMeters(RocketMqClients clients) {
        return new RocketMqMeters(clients);
    }
}
