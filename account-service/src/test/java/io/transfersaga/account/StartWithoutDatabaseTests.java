// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that starts before its database waits for it; one that is configured wrongly does not start. */
class StartWithoutDatabaseTests {

    private static final String PASSWORD = "not-to-be-told";

    @Test
    void isLiveButNotReadyAndAsksCallersToComeBack() throws Exception {
        try (var service = start("jdbc:postgresql://127.0.0.1:1/alpha")) {
            assertThat(get(service, "/actuator/health/liveness").statusCode()).isEqualTo(200);
            HttpResponse<String> readiness = get(service, "/actuator/health/readiness");
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body())
                    .contains("\"db\":{", "\"tables\":{", "\"rocketMq\":{")
                    .doesNotContain(PASSWORD);
            HttpResponse<String> refused = get(service, "/audit");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("/problems/overloaded");
        }
    }

    @Test
    void doesNotStartWithADatabaseThatCannotBe() {
        assertThat(catchThrowable(() -> start("jdbc:h2:mem:x;IFEXISTS=TRUE").close()))
                .isNotNull();
    }

    private static ConfigurableApplicationContext start(String url) {
        return AccountServiceApplication.application()
                .run(
                        "--server.port=0",
                        "--rocketmq.name-server=127.0.0.1:1",
                        "--spring.datasource.password=" + PASSWORD,
                        "--spring.datasource.hikari.connection-timeout=300",
                        "--spring.datasource.url=" + url);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path) throws Exception {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
