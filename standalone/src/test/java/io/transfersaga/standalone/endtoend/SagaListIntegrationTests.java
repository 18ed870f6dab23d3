// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
    void letsAnOperatorRetryNowOrRefund() {
        String alice = alpha.open("10.00", "CNY");
        String bob = beta.open("0.00", "CNY");
        beta.freeze(bob);
        String transferId = alpha.transfer(Order.cny(alice, bob, "1.00"));
        sagas.awaitHistory(transferId, "CreditAttemptFailed");

        sagas.http().post("/sagas/" + transferId + "/refund", "{}").expectProblem(400, "validation-failed");
        sagas.http()
                .post("/sagas/" + transferId + "/refund", "{\"actor\":\"olga\",\"reason\":\"asked by phone\"}")
                .expect(202);

        Answer saga = sagas.awaitState(transferId, "REFUNDED");
        assertThat(SagaClient.lastEntry(saga, "RefundRequested")
                        .path("detail")
                        .path("actor")
                        .asString())
                .isEqualTo("olga");
        assertThat(SagaClient.lastEntry(saga, "RefundRequested")
                        .path("detail")
                        .path("note")
                        .asString())
                .isEqualTo("asked by phone");
        assertThat(alpha.balance(alice)).isEqualTo("10.00");
        sagas.http()
                .post("/sagas/" + transferId + "/retry", "{\"actor\":\"olga\",\"reason\":\"again\"}")
                .expectProblem(409, "saga-ended");
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
