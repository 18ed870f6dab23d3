// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.wire;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.FailureReason;
import io.transfersaga.events.Money;
import io.transfersaga.events.Transfer;
import io.transfersaga.events.TransferId;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.events.TransferMessage.AbandonCredit;
import io.transfersaga.events.TransferMessage.CreditAbandoned;
import io.transfersaga.events.TransferMessage.CreditAccount;
import io.transfersaga.events.TransferMessage.CreditAttemptFailed;
import io.transfersaga.events.TransferMessage.MoneyCredited;
import io.transfersaga.events.TransferMessage.MoneyDebited;
import io.transfersaga.events.TransferMessage.MoneyRefunded;
import io.transfersaga.events.TransferMessage.RefundAccount;
import io.transfersaga.events.TransferMessage.TransferCompleted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A message, and how it lies in the broker according to {@code docs/messages}. */
record GoldenMessage(TransferMessage message, JsonNode golden) {

    private static final Path DOCS = Path.of("..", "docs");
    private static final JsonMapper JSON = new JsonMapper();

    private static final Instant TAKEN = Instant.parse("2026-11-20T08:00:00.100Z");
    private static final Instant SAID = Instant.parse("2026-11-20T08:00:00.120Z");
    private static final FailureReason REASON = FailureReason.ACCOUNT_FROZEN;
    private static final Transfer TRANSFER = new Transfer(
            TransferId.of("01890a5d-ac96-774b-bcce-b302099a8057"),
            AccountId.of("alpha:alice"),
            AccountId.of("beta:bob"),
            Money.of("100.00", "CNY"));

    static Stream<GoldenMessage> all() {
        return Stream.of(
                        new MoneyDebited(
                                TRANSFER, "Rent for December", "https://shop.example.com/transfers", TAKEN, SAID),
                        new CreditAccount(TRANSFER, 1, SAID),
                        new AbandonCredit(TRANSFER, REASON, SAID),
                        new MoneyCredited(TRANSFER, SAID),
                        new CreditAttemptFailed(TRANSFER, 1, REASON, SAID),
                        new CreditAbandoned(TRANSFER, REASON, SAID),
                        new RefundAccount(TRANSFER, REASON, SAID),
                        new MoneyRefunded(TRANSFER, SAID),
                        new TransferCompleted(TRANSFER, SAID))
                .map(message -> new GoldenMessage(message, read(message)));
    }

    private static JsonNode read(TransferMessage message) {
        Path file = DOCS.resolve("messages").resolve(message.getClass().getSimpleName() + ".json");
        return JSON.readTree(file.toFile());
    }

    String name() {
        return message.getClass().getSimpleName();
    }

    JsonNode body() {
        return golden.path("body");
    }

    JsonNode properties() {
        return golden.path("properties");
    }

    String topic() {
        return golden.path("topic").asString();
    }

    @Override
    public String toString() {
        return name();
    }
}
