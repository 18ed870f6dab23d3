// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.UnreadableMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferWireTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Transfer TRANSFER = new Transfer(
            TransferId.of("01890a5d-ac96-774b-bcce-b302099a8057"),
            AccountId.of("alpha:alice"),
            AccountId.of("beta:bob"),
            Money.of("100.00", "CNY"));

    private final RocketMqMessageConverter converter = TransferWire.converter();

    static Stream<TransferMessage> everyMessage() {
        return Stream.of(
                new MoneyDebited(TRANSFER, "rent", null, NOON, NOON),
                new CreditAccount(TRANSFER, 3, NOON),
                new AbandonCredit(TRANSFER, FailureReason.OPERATOR, NOON),
                new MoneyCredited(TRANSFER, NOON),
                new CreditAttemptFailed(TRANSFER, 3, FailureReason.ACCOUNT_FROZEN, NOON),
                new CreditAbandoned(TRANSFER, FailureReason.ACCOUNT_CLOSED, NOON),
                new RefundAccount(TRANSFER, FailureReason.ACCOUNT_CLOSED, NOON),
                new MoneyRefunded(TRANSFER, NOON),
                new TransferCompleted(TRANSFER, NOON));
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void readsWhatItWrote(TransferMessage message) {
        assertThat(converter.fromRocketMq(received(write(message))).getPayload())
                .isEqualTo(message);
    }

    @Test
    void writesFormsThatPeopleCanRead() {
        Message message = write(new CreditAccount(TRANSFER, 1, NOON));

        assertThat(message.getTopic()).isEqualTo("ledger-beta");
        assertThat(message.getKeys()).isEqualTo("01890a5d-ac96-774b-bcce-b302099a8057");
        assertThat(message.getUserProperty("messageType")).isEqualTo("CreditAccount");
        assertThat(message.getUserProperty("messageVersion")).isEqualTo("1");
        assertThat(new String(message.getBody(), StandardCharsets.UTF_8))
                .isEqualTo("{\"transfer\":{\"transferId\":\"01890a5d-ac96-774b-bcce-b302099a8057\","
                        + "\"sourceAccountId\":\"alpha:alice\",\"targetAccountId\":\"beta:bob\","
                        + "\"amount\":\"100.00\",\"currency\":\"CNY\"},"
                        + "\"attempt\":1,\"occurredAt\":\"2026-01-01T12:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"attempt\":1}", "\u0000\u0001", "{\"transfer\":null,\"attempt\":1}"})
    void refusesBodiesOfAnotherShape(String body) {
        MessageExt message = received(write(new CreditAccount(TRANSFER, 1, NOON)));
        message.setBody(body.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> converter.fromRocketMq(message)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void skipsFieldsThatItDoesNotKnow() {
        var completed = new TransferCompleted(TRANSFER, NOON);
        MessageExt message = received(write(completed));
        String body = new String(message.getBody(), StandardCharsets.UTF_8);
        message.setBody(body.replaceFirst("\\{", "{\"later\":true,").getBytes(StandardCharsets.UTF_8));

        assertThat(converter.fromRocketMq(message).getPayload()).isEqualTo(completed);
    }

    @Test
    void refusesUnknownTypesAndVersions() {
        MessageExt unknownType = received(write(new MoneyCredited(TRANSFER, NOON)));
        unknownType.putUserProperty("messageType", "MoneyBurnt");
        MessageExt unknownVersion = received(write(new MoneyCredited(TRANSFER, NOON)));
        unknownVersion.putUserProperty("messageVersion", "2");

        assertThatThrownBy(() -> converter.fromRocketMq(unknownType)).hasMessageContaining("MoneyBurnt");
        assertThatThrownBy(() -> converter.fromRocketMq(unknownVersion)).hasMessageContaining("version 2");
        assertThatThrownBy(() -> converter.fromRocketMq(new MessageExt()))
                .isInstanceOf(UnreadableMessageException.class);
    }

    private Message write(TransferMessage message) {
        return converter.toRocketMq(new GenericMessage<>(message));
    }

    private static MessageExt received(Message message) {
        var received = new MessageExt();
        received.setTopic(message.getTopic());
        received.setBody(message.getBody());
        message.getProperties()
                .forEach((name, value) ->
                        org.apache.rocketmq.common.message.MessageAccessor.putProperty(received, name, value));
        received.setMsgId("7F0000010000");
        return received;
    }
}
