// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Makes what asks the ledgers. Nothing is asked at the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
public class LedgersConfiguration {

    @Bean
    LedgerAddresses ledgerAddresses(Environment environment) {
        return new LedgerAddresses(environment);
    }

    @Bean
    LedgerClient ledgerClient(LedgerAddresses addresses, LedgerProperties properties) {
        return new LedgerClient(addresses, JsonMapper.shared(), properties.ledgerTimeout());
    }

    @Bean
    LedgerAudits ledgerAudits(LedgerAddresses addresses, LedgerClient client) {
        return new LedgerAudits(addresses, client, System::nanoTime);
    }
}
