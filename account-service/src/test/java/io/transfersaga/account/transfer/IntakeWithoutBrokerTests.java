// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.LedgerClient;
import io.transfersaga.account.LedgerClient.Answer;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** With a message table, transfers are taken while there is no broker. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=account-service",
            "spring.datasource.url=jdbc:h2:mem:table;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;LOCK_TIMEOUT=700",
            "rocketmq.name-server=127.0.0.1:1",
            "ledger.publishing=message-table"
        })
class IntakeWithoutBrokerTests {

    @Autowired
    Environment environment;

    @Autowired
    Opening opening;

    @Autowired
    JdbcTemplate jdbc;

    private final AccountId alice = AccountId.of("alpha:alice-" + UUID.randomUUID());
    private final String key = UUID.randomUUID().toString();
    private LedgerClient ledger;

    @BeforeEach
    void openAccount() {
        ledger = new LedgerClient(environment);
        opening.open(alice, Money.of("100.00", "CNY"));
    }

    @Test
    void takesATransferOnceAndKeepsItsMessage() {
        Answer taken = transfer("30.00");
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.text("status")).isEqualTo("DEBITED");

        Answer repeated = transfer("30.00");
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.header("Idempotency-Replayed")).hasValue("true");

        assertThat(ledger.get("/accounts/" + alice).text("balance")).isEqualTo("70.00");
        assertThat(statuses(taken.text("transferId"))).containsExactly("NEW");
    }

    @Test
    void keepsNoMessageOfARefusal() {
        int before = messages();
        assertThat(transfer("100.01").problem()).isEqualTo("insufficient-funds");
        assertThat(messages()).isEqualTo(before);
        assertThat(transfer("100.00").status()).isEqualTo(202);
    }

    @Test
    void saysThatTheBrokerIsMissing() {
        Answer readiness = ledger.get("/actuator/health/readiness");
        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness
                        .body()
                        .path("components")
                        .path("rocketMq")
                        .path("status")
                        .asString())
                .isEqualTo("DOWN");
        assertThat(readiness.body().path("components").path("db").path("status").asString())
                .isEqualTo("UP");
    }

    private Answer transfer(String amount) {
        return ledger.post("/transfers", key, """
                {"sourceAccountId":"%s","targetAccountId":"beta:bob","amount":"%s","currency":"CNY"}""".formatted(alice, amount));
    }

    private List<String> statuses(String transferId) {
        return jdbc.queryForList(
                "select status from message where transfer_id = ?", String.class, UUID.fromString(transferId));
    }

    private int messages() {
        return jdbc.queryForObject("select count(*) from message", Integer.class);
    }
}
