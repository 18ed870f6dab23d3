// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused moves nothing, says why, and leaves no trace. */
@ExtendWith(SharedSystem.class)
class RefusalIntegrationTests {

    private final LedgerClient alpha;
    private final LedgerClient beta;
    private final SagaClient sagas;
    private String alice = "";
    private String bob = "";

    RefusalIntegrationTests(TransferSystem system) {
        alpha = system.ledger("alpha");
        beta = system.ledger("beta");
        sagas = system.sagas();
    }

    @BeforeEach
    void openAccounts() {
        alice = alpha.open("100.00", "CNY");
        bob = beta.open("0.00", "CNY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "-1",
                "+1",
                "1.",
                ".5",
                "01",
                "1.001",
                "1e2",
                "1E2",
                " 1",
                "1 ",
                "",
                "1,00",
                "NaN",
                "\u0661",
                "1000000000000",
                "99999999999999999999999999",
                "0x10",
                "1_000",
                "Infinity"
            })
    void refusesAmountsThatAreNone(String amount) {
        Answer refused = alpha.post(Order.cny(alice, bob, amount), key());

        refused.expectProblem(400, "validation-failed");
        assertThat(refused.body().path("errors").get(0).path("field").asString())
                .isEqualTo("amount");
        assertThat(alpha.balance(alice)).isEqualTo("100.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.00", "null", "true", "[\"1\"]", "{}", "1e400"})
    void refusesAmountsThatAreNoStrings(String json) {
        String body = Order.cny(alice, bob, "X").json().replace("\"X\"", json);

        alpha.http().post("/transfers", body, "Idempotency-Key", key()).expectProblem(400, "validation-failed");
    }

    @Test
    void namesEveryFieldAtFault() {
        Answer refused = alpha.http().post("/transfers", "{\"reference\":\"a\\u0007b\"}", "Idempotency-Key", key());

        refused.expectProblem(400, "validation-failed");
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .contains("sourceAccountId", "targetAccountId", "amount", "currency", "reference");
    }

    @Test
    void refusesKeysThatAreMissingOrNone() {
        String body = Order.cny(alice, bob, "1.00").json();

        alpha.http().post("/transfers", body).expectProblem(400, "idempotency-key-missing");
        for (String wrong : new String[] {"a b", "k".repeat(256)}) {
            alpha.http().post("/transfers", body, "Idempotency-Key", wrong).expectProblem(400, "validation-failed");
        }
        alpha.http().post("/transfers", "{}").expectProblem(400, "validation-failed");
    }

    @Test
    void refusesInTheDocumentedOrder() {
        expectRefusal(Order.cny(alice, alice, "1.00"), 422, "same-account");
        expectRefusal(Order.cny(bob, bob, "1.00"), 422, "same-account");
        expectRefusal(Order.cny(bob, alice, "1.00"), 421, "wrong-ledger");
        expectRefusal(Order.cny(alice, "gamma:carol", "1.00"), 422, "ledger-unknown");
        expectRefusal(Order.cny("alpha:nobody", bob, "1.00"), 404, "account-not-found");
        expectRefusal(Order.cny(alice, bob, "100.01"), 422, "insufficient-funds");
        expectRefusal(new Order(alice, bob, "1000", "JPY"), 422, "currency-mismatch");
        alpha.freeze(alice);
        expectRefusal(new Order(alice, bob, "1000", "JPY"), 422, "account-frozen");
        String empty = alpha.open("0.00", "CNY");
        alpha.close(empty);
        expectRefusal(new Order(empty, bob, "1000", "JPY"), 422, "account-closed");
        assertThat(alpha.balance(alice)).isEqualTo("100.00");
    }

    @Test
    void startsNoSagaForARefusal() {
        expectRefusal(Order.cny(alice, bob, "100.01"), 422, "insufficient-funds");

        assertThat(sagas.http().get("/sagas?accountId=" + alice).expect(200).items())
                .isEmpty();
        assertThat(alpha.entries(alice).items()).hasSize(1);
    }

    @Test
    void keepsAKeyUsableAfterARefusal() {
        String key = key();
        alpha.post(Order.cny(alice, bob, "150.00"), key).expectProblem(422, "insufficient-funds");
        alpha.http()
                .post(
                        "/accounts/" + alice + "/deposits",
                        "{\"amount\":\"50.00\",\"currency\":\"CNY\"}",
                        "Idempotency-Key",
                        key())
                .expect(200);

        alpha.post(Order.cny(alice, bob, "149.00"), key).expect(202);
    }

    @Test
    void answersForIdsThatAreNotThere() {
        alpha.http().get("/transfers/" + UUID.randomUUID()).expectProblem(404, "transfer-not-found");
        alpha.http().get("/transfers/1-1-1-1-1").expectProblem(404, "transfer-not-found");
        alpha.http().get("/accounts/alpha:nobody").expectProblem(404, "account-not-found");
        alpha.http().get("/accounts/nobody").expectProblem(404, "account-not-found");
        alpha.http().get("/accounts/beta:bob").expectProblem(421, "wrong-ledger");
        sagas.http().get("/sagas/" + UUID.randomUUID()).expectProblem(404, "saga-not-found");
        sagas.http().get("/sagas/x").expectProblem(404, "saga-not-found");
        sagas.http().get("/nowhere").expectProblem(404, "not-found");
    }

    @Test
    void refusesBadQueryParameters() {
        for (String query :
                new String[] {"limit=0", "limit=201", "limit=x", "cursor=x", "state=LOST", "overdue=maybe"}) {
            sagas.http().get("/sagas?" + query).expectProblem(400, "validation-failed");
        }
        alpha.http().get("/accounts/" + alice + "/entries?limit=0").expectProblem(400, "validation-failed");
        alpha.http().get("/accounts/" + alice + "/entries?cursor=x").expectProblem(400, "validation-failed");
    }

    private void expectRefusal(Order order, int status, String slug) {
        alpha.post(order, key()).expectProblem(status, slug);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
