// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What operators see of sagas, while they run and after they ended. */
@ExtendWith(SharedSystem.class)
class SagaListIntegrationTests {

    private final LedgerClient alpha;
    private final LedgerClient beta;
    private final SagaClient sagas;

    SagaListIntegrationTests(TransferSystem system) {
        alpha = system.ledger("alpha");
        beta = system.ledger("beta");
        sagas = system.sagas();
    }

    @Test
    void listsTheSagasOfAnAccountPageByPageNewestFirst() {
        String alice = alpha.open("10.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        List<String> transfers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String transferId = alpha.transfer(Order.cny(alice, bob, "1.00"));
            sagas.awaitState(transferId, "COMPLETED");
            transfers.add(0, transferId);
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = sagas.http()
                    .get("/sagas?limit=2&accountId=" + bob + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.items().forEach(saga -> {
                assertThat(saga.has("history")).isFalse();
                listed.add(saga.path("transferId").asString());
            });
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(listed).isEqualTo(transfers);
        assertThat(sagas.http().get("/sagas?state=REFUNDED&accountId=" + alice).items())
                .isEmpty();
        assertThat(sagas.http().get("/sagas?state=COMPLETED&accountId=" + alice).items())
                .hasSize(5);
    }

    @Test
    void countsThemByState() {
        Answer summary = sagas.http().get("/sagas/summary").expect(200);

        assertThat(summary.body().path("states").propertyNames())
                .containsExactlyInAnyOrder("CREDITING", "COMPLETED", "REFUNDING", "REFUNDED");
        assertThat(summary.body().has("oldestOpenStartedAt")).isTrue();
        assertThat(summary.body().path("incidents").isNumber()).isTrue();
    }

    @Test
    void takesAnOperatorsRequestsWhileTheSagaIsOpen() {
        String alice = alpha.open("10.00", "CNY");
        String transferId = alpha.transfer(Order.cny(alice, TransferSystem.ABSENT + ":somebody", "1.00"));
        sagas.awaitState(transferId, "CREDITING");

        ask(transferId, "refund", "{}").expectProblem(400, "validation-failed");
        ask(transferId, "retry", "{\"actor\":\"olga\",\"reason\":\"it takes long\"}")
                .expect(202);
        ask(transferId, "refund", "{\"actor\":\"otto\",\"reason\":\"asked by phone\"}")
                .expect(202);

        Answer saga = sagas.saga(transferId).expect(200);
        expectRequest(saga, "RetryRequested", "olga", "it takes long");
        expectRequest(saga, "RefundRequested", "otto", "asked by phone");
        assertThat(saga.text("state")).as("its ledger might still credit it").isEqualTo("CREDITING");
    }

    @Test
    void refusesAnOperatorsRequestsWhenTheSagaHasEnded() {
        String alice = alpha.open("10.00", "CNY");
        String transferId = alpha.transfer(Order.cny(alice, "beta:nobody", "1.00"));
        sagas.awaitState(transferId, "REFUNDED");

        for (String request : List.of("retry", "refund")) {
            ask(transferId, request, "{\"actor\":\"olga\",\"reason\":\"again\"}")
                    .expectProblem(409, "saga-ended");
        }
        assertThat(alpha.balance(alice)).isEqualTo("10.00");
    }

    private Answer ask(String transferId, String request, String body) {
        return sagas.http().post("/sagas/" + transferId + "/" + request, body);
    }

    private static void expectRequest(Answer saga, String type, String actor, String note) {
        JsonNode detail = SagaClient.lastEntry(saga, type).path("detail");
        assertThat(detail.path("actor").asString()).isEqualTo(actor);
        assertThat(detail.path("note").asString()).isEqualTo(note);
    }

    @Test
    void servesItsDescriptionHealthAndMetrics() {
        for (Http service : List.of(alpha.http(), beta.http(), sagas.http())) {
            service.get("/actuator/health/liveness").expect(200);
            service.get("/actuator/health/readiness").expect(200);
            assertThat(service.get("/v3/api-docs").expect(200).body().has("paths"))
                    .isTrue();
        }
    }
}
