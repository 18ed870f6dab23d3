// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that everybody could reach, and that would ask nobody, does not start. */
class UnprotectedStartIntegrationTests {

    @TempDir
    private Path directory;

    @Test
    void isRefusedByStandalone() throws Exception {
        expectRefusal("standalone", "--run=saga", "--saga.server.address=0.0.0.0");
    }

    @Test
    void isRefusedByAServiceOfItsOwn() throws Exception {
        expectRefusal("account-service", "--server.address=0.0.0.0");
    }

    private void expectRefusal(String module, String... properties) throws IOException, InterruptedException {
        Path output = directory.resolve(module + ".log");
        Path jar = Path.of("..", module, "target", module + ".jar")
                .toAbsolutePath()
                .normalize();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(properties));
        command.addAll(List.of("--server.port=0", "--data-dir=data"));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(Files.readString(output))
                    .contains("server.address=0.0.0.0", "security.jwt.issuer-uri", "security.allow-unprotected=true")
                    .doesNotContain("\tat ");
            assertThat(directory.resolve("data")).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }
}
