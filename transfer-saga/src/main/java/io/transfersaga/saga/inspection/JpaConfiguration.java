// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets JPA start without its database. */
@Configuration(proxyBeanMethods = false)
class JpaConfiguration {

    /** Hibernate would ask the database what it is, and not start when nobody answers. */
    @Bean
    HibernatePropertiesCustomizer dialectByUrl(@Value("${spring.datasource.url}") String url) {
        return properties -> {
            properties.putIfAbsent("hibernate.boot.allow_jdbc_metadata_access", false);
            properties.putIfAbsent("jakarta.persistence.database-product-name", product(url));
        };
    }

    private static String product(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:") ? "PostgreSQL" : "H2";
    }
}
