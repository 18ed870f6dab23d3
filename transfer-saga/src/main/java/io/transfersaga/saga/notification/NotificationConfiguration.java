// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import io.transfersaga.database.DatabaseMigration;
import java.net.InetAddress;
import java.time.Clock;
import org.axonframework.common.transaction.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts together what notifies, by the {@code notification.*} properties. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class NotificationConfiguration {

    private static final Logger log = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    Signer notificationSigner(NotificationProperties properties) {
        Signer signer = properties.signer();
        if (!signer.isOn()) {
            log.info("notification.secrets is not set: callback URLs are accepted, and not called");
        }
        return signer;
    }

    @Bean
    AddressGuard notificationAddresses(NotificationProperties properties) {
        return new AddressGuard(
                properties.addressPolicy(),
                InetAddress::getAllByName,
                properties.timeout(),
                2 * properties.concurrency());
    }

    @Bean
    HttpCallback httpCallback(AddressGuard addresses, NotificationProperties properties) {
        return new HttpCallback(addresses, properties.timeout(), properties.concurrency());
    }

    @Bean
    NotificationQueue notificationQueue(
            NotificationRows rows,
            NotificationMeters meters,
            TransactionManager transactions,
            NotificationProperties properties,
            Clock clock) {
        return new NotificationQueue(rows, meters, transactions, properties, clock);
    }

    @Bean
    NotificationDriver notificationDriver(
            NotificationQueue queue,
            Signer signer,
            Callback callback,
            NotificationProperties properties,
            DatabaseMigration migration,
            Clock clock) {
        return new NotificationDriver(
                queue,
                new Courier(signer, callback, clock),
                new Receivers(properties.concurrency(), properties.concurrencyPerReceiver()),
                properties.concurrency(),
                migration,
                signer.isOn());
    }

    @Bean
    Notifications notifications(
            NotificationRows rows,
            JdbcTemplate jdbc,
            TransactionManager transactions,
            NotificationDriver driver,
            Signer signer,
            Clock clock) {
        return new Notifications(rows, jdbc, transactions, driver, clock, signer.isOn());
    }
}
