// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What Spring Boot would leave open: a management port of its own listens on every address unless it is given one, and
 * "always" shows the details of health to everybody.
 */
class ManagementDefaults implements EnvironmentPostProcessor {

    private static final String ADDRESS = "management.server.address";
    private static final String SHOW_DETAILS = "management.endpoint.health.show-details";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> properties = new LinkedHashMap<>();
        String address = environment.getProperty("server.address");
        if (hasOwnPort(environment) && !environment.containsProperty(ADDRESS) && address != null) {
            properties.put(ADDRESS, address);
        }
        if (SecuritySettings.areOn(environment) && "always".equalsIgnoreCase(environment.getProperty(SHOW_DETAILS))) {
            properties.put(SHOW_DETAILS, "when-authorized");
        }
        if (!properties.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("management defaults", properties));
        }
    }

    static boolean hasOwnPort(ConfigurableEnvironment environment) {
        return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
    }
}
