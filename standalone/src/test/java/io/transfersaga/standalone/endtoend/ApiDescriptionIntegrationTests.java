// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.transfersaga.web.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The services are as they describe themselves, and they describe everything. */
@ExtendWith(SharedSystem.class)
class ApiDescriptionIntegrationTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final LedgerClient alpha;
    private final LedgerClient beta;
    private final SagaClient sagas;
    private ApiDescription ledgerApi;
    private ApiDescription sagaApi;

    ApiDescriptionIntegrationTests(TransferSystem system) {
        alpha = system.ledger("alpha");
        beta = system.ledger("beta");
        sagas = system.sagas();
    }

    @BeforeEach
    void readDescriptions() {
        ledgerApi = ApiDescription.of(alpha.http());
        sagaApi = ApiDescription.of(sagas.http());
    }

    @Test
    void areValidOpenApi() {
        for (ApiDescription api : both()) {
            SwaggerParseResult parsed =
                    new OpenAPIV3Parser().readContents(api.document().toString());

            assertThat(parsed.getMessages()).isEmpty();
            assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
            assertThat(api.document().path("openapi").asString()).startsWith("3.1");
        }
    }

    @Test
    void describeEveryEndpoint() {
        for (ApiDescription api : both()) {
            assertThat(api.operations()).isNotEmpty().allSatisfy(operation -> {
                JsonNode described = operation.described();
                assertThat(described.path("summary").asString("")).as("summary").isNotBlank();
                assertThat(described.path("tags")).as("section").hasSize(1);
                assertThat(described.path("parameters"))
                        .allSatisfy(parameter -> assertThat(
                                        parameter.path("description").asString(""))
                                .as("%s", parameter.path("name"))
                                .isNotBlank());
                assertThat(operation.responses().properties()).allSatisfy(answer -> {
                    assertThat(answer.getValue().path("description").asString(""))
                            .isNotBlank();
                    assertThat(answer.getValue().path("content"))
                            .allSatisfy(
                                    media -> assertThat(media.path("examples")).isNotEmpty());
                });
            });
        }
    }

    @Test
    void describeEveryPropertyOfEveryBody() {
        for (ApiDescription api : both()) {
            assertThat(api.document().at("/components/schemas").properties())
                    .allSatisfy(schema -> assertThat(
                                    schema.getValue().path("properties").properties())
                            .allSatisfy(property -> assertThat(property.getValue()
                                            .path("description")
                                            .asString(""))
                                    .as(schema.getKey() + "." + property.getKey())
                                    .isNotBlank()));
        }
    }

    @Test
    void showExamplesThatKeepToTheirSchemas() {
        for (ApiDescription api : both()) {
            assertThat(api.examples())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(example -> assertThat(api.faults(example.schema(), example.value()))
                            .as(example.where())
                            .isEmpty());
        }
    }

    @Test
    void nameEveryProblemThatTheServicesKnow() {
        Set<String> described = new TreeSet<>(ledgerApi.problems());
        described.addAll(sagaApi.problems());

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .filter(type -> !type.statuses().isEmpty())
                        .map(ProblemType::slug)
                        .toList());
        assertThat(described).allSatisfy(slug -> {
            alpha.http().get("/problems/" + slug).expect(200);
            sagas.http().get("/problems/" + slug).expect(200);
        });
    }

    @Test
    void answerAsDescribed() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("5.00", "CNY");
        beta.freeze(bob);
        String transferId = alpha.transfer(Order.cny(alice, bob, "30.00"));
        sagas.awaitHistory(transferId, "CreditAttemptFailed");
        String operator = "{\"actor\":\"olga\",\"reason\":\"for a test\"}";
        expectAsDescribed(sagaApi, "POST", sagas.http().post("/sagas/" + transferId + "/refund", operator));
        sagas.awaitEnd(transferId);

        String deposit = "{\"amount\":\"1.00\",\"currency\":\"CNY\"}";
        expectAsDescribed(
                ledgerApi,
                "POST",
                alpha.http().post("/accounts/" + alice + "/deposits", deposit, "Idempotency-Key", key()));
        for (String path : List.of(
                "/accounts/" + alice,
                "/accounts/" + alice + "/entries",
                "/transfers/" + transferId,
                "/audit",
                "/problems/overloaded")) {
            expectAsDescribed(ledgerApi, "GET", alpha.http().get(path));
        }
        expectAsDescribed(sagaApi, "POST", sagas.http().post("/sagas/" + transferId + "/retry", operator));
        for (String path : List.of("/sagas/" + transferId, "/sagas?accountId=" + alice, "/sagas/summary")) {
            expectAsDescribed(sagaApi, "GET", sagas.http().get(path));
        }
    }

    @Test
    void refuseAsDescribed() {
        String alice = alpha.open("100.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        String frozen = alpha.open("100.00", "CNY");
        alpha.freeze(frozen);

        for (Order order : List.of(
                Order.cny(alice, bob, "0"),
                Order.cny(alice, alice, "1.00"),
                Order.cny(bob, alice, "1.00"),
                Order.cny(alice, "gamma:carol", "1.00"),
                Order.cny("alpha:nobody", bob, "1.00"),
                Order.cny(alice, bob, "100.01"),
                Order.cny(frozen, bob, "1.00"),
                new Order(alice, bob, "1000", "JPY"))) {
            expectAsDescribed(ledgerApi, "POST", alpha.post(order, key()));
        }
        for (String path : List.of(
                "/transfers",
                "/accounts",
                "/accounts/" + alice + "/deposits",
                "/accounts/" + alice + "/close",
                "/accounts/alpha:nobody/freeze")) {
            expectAsDescribed(ledgerApi, "POST", alpha.http().post(path, "{}"));
        }
        for (String path : List.of(
                "/accounts/nobody",
                "/accounts/beta:bob",
                "/transfers/x",
                "/accounts/" + alice + "/entries?limit=0",
                "/problems/none")) {
            expectAsDescribed(ledgerApi, "GET", alpha.http().get(path));
        }
        for (String path : List.of("/sagas/x", "/sagas?state=LOST")) {
            expectAsDescribed(sagaApi, "GET", sagas.http().get(path));
        }
        expectAsDescribed(sagaApi, "POST", sagas.http().post("/sagas/x/retry", "{}"));
    }

    /** The policy lets it do what it does, and lets nothing else do anything. */
    @Test
    void showThemselvesToPeople() {
        for (Http service : List.of(alpha.http(), sagas.http())) {
            Http browser = service.with("Accept", BROWSER);
            assertThat(browser.get("/swagger-ui.html").expect(302).header("Location"))
                    .get()
                    .asString()
                    .endsWith("/swagger-ui/index.html");
            for (String file :
                    List.of("index.html", "swagger-initializer.js", "swagger-ui-bundle.js", "swagger-ui.css")) {
                assertThat(browser.get("/swagger-ui/" + file).expect(200).header("Content-Security-Policy"))
                        .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            }
            assertThat(browser.get("/v3/api-docs").header("Content-Security-Policy"))
                    .hasValue("default-src 'none'; frame-ancestors 'none'");
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private List<ApiDescription> both() {
        return List.of(ledgerApi, sagaApi);
    }

    private static void expectAsDescribed(ApiDescription api, String method, Answer answer) {
        String path = answer.raw().uri().getPath();
        ApiDescription.Operation operation = api.operation(method, path);
        JsonNode described = operation.responses().path(Integer.toString(answer.status()));
        String type = answer.header("Content-Type").orElseThrow();
        JsonNode media = described.path("content").path(type);

        assertThat(media.isMissingNode())
                .as(operation.name() + " answers " + answer.status() + " " + type)
                .isFalse();
        assertThat(api.faults(media.path("schema"), answer.body()))
                .as(operation.name())
                .isEmpty();
        if (answer.status() >= 400) {
            assertThat(media.path("examples").propertyNames())
                    .as(operation.name())
                    .contains(answer.text("type").replace("/problems/", ""));
        }
    }
}
