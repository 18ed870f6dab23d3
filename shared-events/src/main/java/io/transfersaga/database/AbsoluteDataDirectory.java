// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code data-dir} absolute, seen from where the process was started: H2 refuses a path like {@code data}, which
 * it cannot tell from a name.
 */
class AbsoluteDataDirectory implements EnvironmentPostProcessor {

    private static final String DATA_DIR = "data-dir";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String given = environment.getProperty(DATA_DIR);
        if (given != null) {
            String absolute = Path.of(given).toAbsolutePath().normalize().toString();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("absolute data-dir", Map.of(DATA_DIR, absolute)));
        }
    }
}
