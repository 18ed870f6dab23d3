// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.engine.DeadLetterIncidents;
import io.transfersaga.engine.SagaMessages;
import io.transfersaga.events.TransferMessage;
import io.transfersaga.rocketmq.BatchHandler.Disposition;
import io.transfersaga.rocketmq.BrokerUnavailableException;
import io.transfersaga.rocketmq.DeadLetter;
import io.transfersaga.rocketmq.Delivery;
import io.transfersaga.saga.SagaServiceTest;
import io.transfersaga.saga.process.Messages;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.CannotCreateTransactionException;

@SagaServiceTest
class SagaMessagesIntegrationTests {

    private final Messages said = Messages.ofATransfer();
    private final Message<TransferMessage.Event> message = new GenericMessage<>(said.moneyCredited());

    @Autowired
    private SagaMessages<TransferMessage.Event> messages;

    @Autowired
    private DeadLetterIncidents deadLetters;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void setUp() {
        jdbc.update("delete from incident");
    }

    @Test
    void retriesAMessageThatFailsUntilItIsParkedOnce() {
        var failure = new IllegalStateException("broken");

        assertThat(messages.onFailure(new Delivery<>(message, 4), failure)).isEqualTo(Disposition.RETRY);
        assertThat(incidents()).isEmpty();

        assertThat(messages.onFailure(new Delivery<>(message, 5), failure)).isEqualTo(Disposition.DONE);
        assertThat(messages.onFailure(new Delivery<>(message, 6), failure)).isEqualTo(Disposition.DONE);
        assertThat(incidents()).containsExactly("PARKED");
    }

    @Test
    void retriesForEverWhileTheSurroundingsFail() {
        var noConnection = new CannotCreateTransactionException("away", new SQLTransientConnectionException("away"));
        var noBroker = new BrokerUnavailableException("away", null);
        var locked = new CannotAcquireLockException("busy");

        for (RuntimeException failure : List.of(noConnection, noBroker, locked)) {
            assertThat(messages.onFailure(new Delivery<>(message, 1000), failure))
                    .isEqualTo(Disposition.RETRY);
        }
        assertThat(messages.isOutage(noConnection)).isTrue();
        assertThat(messages.isOutage(noBroker)).isTrue();
        assertThat(messages.isOutage(locked)).isFalse();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void recordsADeadLetterOnce() {
        var letter = new DeadLetter("transfer-events", "7F01", said.id().toString(), "unknown type");

        deadLetters.onDeadLetter(letter);
        deadLetters.onDeadLetter(letter);

        assertThat(incidents()).containsExactly("DEAD_LETTER");
        assertThat(jdbc.queryForObject("select transfer_id from incident", UUID.class))
                .isEqualTo(said.id().value());
    }

    private List<String> incidents() {
        return jdbc.queryForList("select kind from incident", String.class);
    }
}
