// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves Spring Boot's security out unless it is wanted: its presence alone would close every path and make up a
 * password.
 */
class SecurityAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String SECURITY = "org.springframework.boot.security.";

    private boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        // Once, since Spring Boot asks for each auto-configuration apart, and a missing property is dear to find.
        wanted = SecuritySettings.areOn(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = wanted || name == null || !name.startsWith(SECURITY);
        }
        return matches;
    }
}
