// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.LedgerClient;
import io.transfersaga.account.LedgerClient.Answer;
import io.transfersaga.account.LedgerTest;
import io.transfersaga.account.ledger.Opening;
import io.transfersaga.account.messaging.TestBroker;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** More than a ledger can carry is refused at once and leaves no trace; what it has taken it finishes. */
@LedgerTest
@TestPropertySource(properties = "ledger.max-transfers-in-progress=2")
class OverloadOverHttpTests {

    @Autowired
    Environment environment;

    @Autowired
    Opening opening;

    @Autowired
    TestBroker broker;

    private final AccountId alice = AccountId.of("alpha:alice-" + UUID.randomUUID());
    private final AccountId anna = AccountId.of("alpha:anna-" + UUID.randomUUID());
    private LedgerClient ledger;

    @BeforeEach
    void openAccounts() {
        ledger = new LedgerClient(environment);
        opening.open(alice, Money.of("100.00", "CNY"));
        opening.open(anna, Money.of("100.00", "CNY"));
    }

    @Test
    void refusesWhatIsTooMuchBeforeTheHalfMessage() {
        String key = UUID.randomUUID().toString();
        broker.hold();
        List<CompletableFuture<Answer>> taken;
        try {
            taken = Stream.of(alice, anna)
                    .map(each -> CompletableFuture.supplyAsync(
                            () -> transfer(each, UUID.randomUUID().toString())))
                    .toList();
            Awaitility.await("both to be at work")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> broker.announcements().size() == 2);

            Answer refused = transfer(alice, key);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("overloaded");
            assertThat(refused.header("Retry-After")).isPresent();
            assertThat(broker.announcements()).hasSize(2);
            assertThat(ledger.get("/accounts/" + alice).status()).isEqualTo(200);
        } finally {
            broker.letGo();
        }
        assertThat(taken).allSatisfy(each -> assertThat(each.join().status()).isEqualTo(202));
        Answer later = transfer(alice, key);
        assertThat(later.status()).isEqualTo(202);
        assertThat(later.header("Idempotency-Replayed")).isEmpty();
    }

    private Answer transfer(AccountId source, String key) {
        return ledger.post("/transfers", key, """
                {"sourceAccountId":"%s","targetAccountId":"beta:bob","amount":"1.00","currency":"CNY"}""".formatted(source));
    }
}
