// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every scenario that can be watched, played on the system as it is shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioIntegrationTests {

    /** Those of the issue that asked for scenarios: none may get lost. */
    private static final List<String> NAMES = List.of(
            "success",
            "commit-lost",
            "credit-fails-then-recovers",
            "credit-fails-for-good",
            "local-transaction-fails",
            "duplicate-delivery",
            "ledger-down",
            "producer-dies",
            "points",
            "dead-letter",
            "naive-send-then-commit",
            "naive-commit-then-send",
            "naive-http-call");

    /** There is nothing to see in them without half messages. */
    private static final List<String> ABOUT_HALF_MESSAGES = List.of(
            "commit-lost",
            "local-transaction-fails",
            "producer-dies",
            "naive-send-then-commit",
            "naive-commit-then-send");

    /** Above the limit that a run has for all its waiting. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private static Path directory;

    private TransferSystem system;

    @BeforeAll
    void start() {
        system = new TransferSystem(
                directory,
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(
                        "--saga.credit.retry.max-attempts=5",
                        "--saga.credit.retry.backoff=500ms,1s,2s,4s",
                        // The check-back is to be faster.
                        "--alpha.ledger.reconcile-after=60s"));
        system.start("broker,alpha,beta,saga");
        system.awaitReady();
    }

    @AfterAll
    void stop() {
        system.close();
    }

    static List<String> names() {
        return NAMES.stream()
                .filter(name ->
                        Publishing.chosen() == Publishing.TRANSACTIONAL_MESSAGE || !ABOUT_HALF_MESSAGES.contains(name))
                .toList();
    }

    @Test
    void listsThem() {
        Answer listing = http().get("/scenarios").expect(200);

        assertThat(listing.items().map(item -> item.path("name").asString())).containsExactlyElementsOf(names());
        assertThat(listing.items()).allSatisfy(item -> {
            assertThat(item.path("title").asString()).isNotBlank();
            assertThat(item.path("description").asString()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void happensAsExpected(String name) {
        Answer report = http().call("POST", "/scenarios/" + name).expect(200);

        assertThat(report.body().path("asExpected").asBoolean())
                .as(() -> report.body().toPrettyString())
                .isTrue();
        assertThat(report.text("name")).isEqualTo(name);
        assertThat(report.text("expected")).isNotBlank();
        assertThat(report.text("happened")).isNotBlank();
        assertThat(values(report, "steps")
                        .map(step -> Instant.parse(step.path("at").asString())))
                .isSorted()
                .hasSizeGreaterThan(3);
        assertThat(values(report, "sagas").map(JsonNode::asString))
                .isNotEmpty()
                .allSatisfy(
                        id -> assertThat(system.sagas().awaitEnd(id).status()).isEqualTo(200));
    }

    @Test
    void refusesOneThatThereIsNot() {
        http().call("POST", "/scenarios/miracle").expectProblem(404, "not-found");
    }

    @Test
    void refusesAnotherSitesPages() {
        http().with("Sec-Fetch-Site", "cross-site")
                .call("POST", "/scenarios/success")
                .expectProblem(403, "forbidden");
    }

    private static Stream<JsonNode> values(Answer report, String field) {
        return report.body().path(field).valueStream();
    }

    private Http http() {
        return system.sagas().http().within(PATIENCE);
    }
}
