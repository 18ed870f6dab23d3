// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AbsoluteDataDirectoryTests {

    @Test
    void takesARelativeDirectoryFromWhereTheProcessStarted() {
        String here = Path.of("").toAbsolutePath().toString();

        assertThat(dataDirectory("./data")).isEqualTo(here + "/data");
        assertThat(dataDirectory("some/data")).isEqualTo(here + "/some/data");
        assertThat(dataDirectory("/var/data")).isEqualTo("/var/data");
    }

    private static String dataDirectory(String given) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource("given", Map.of("data-dir", given)));
        new AbsoluteDataDirectory().postProcessEnvironment(environment, new SpringApplication());
        return environment.getRequiredProperty("data-dir");
    }
}
