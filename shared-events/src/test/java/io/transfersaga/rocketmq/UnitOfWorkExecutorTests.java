// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnitOfWorkExecutorTests {

    private final List<String> steps = new ArrayList<>();
    private final RecordingProducer producer = new RecordingProducer();
    private final RocketMqPublisher publisher =
            new RocketMqPublisher(producer, new TopicIsPayload(), Duration.ofSeconds(1));
    private RuntimeException commitFailure;
    private final UnitOfWorkExecutor executor = new UnitOfWorkExecutor(RecordedTransaction::new);

    @AfterEach
    void leavesNoUnitOfWorkBehind() {
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
    }

    @Test
    void sendsAfterTheCommitAndTogetherByTopic() {
        String result = executor.execute(() -> {
            publish("a");
            publish("b");
            publish("a");
            assertThat(producer.requests).isEmpty();
            return "result";
        });

        assertThat(result).isEqualTo("result");
        assertThat(steps).containsExactly("begin", "commit");
        assertThat(producer.requests).containsExactly("a x2", "b x1");
    }

    @Test
    void holdsWhatANestedUnitOfWorkPublishes() {
        executor.execute(() -> {
            new DefaultUnitOfWork<>(new GenericMessage<>("nested")).execute(() -> publish("a"));
            assertThat(producer.requests).isEmpty();
            return true;
        });

        assertThat(producer.requests).containsExactly("a x1");
    }

    @Test
    void sendsNothingAfterARollback() {
        var bug = new IllegalStateException("bug");

        assertThatThrownBy(() -> executor.execute(() -> {
                    publish("a");
                    throw bug;
                }))
                .isSameAs(bug);

        assertThat(steps).containsExactly("begin", "rollback");
        assertThat(producer.requests).isEmpty();
    }

    @Test
    void rollsBackWhenThePreparationOfTheCommitFails() {
        var constraint = new IllegalStateException("constraint");

        assertThatThrownBy(() -> executor.execute(() -> {
                    publish("a");
                    CurrentUnitOfWork.get().onPrepareCommit(u -> {
                        throw constraint;
                    });
                    return true;
                }))
                .isSameAs(constraint);

        assertThat(steps).containsExactly("begin", "rollback");
        assertThat(producer.requests).isEmpty();
    }

    /** Left open, the transaction would take in whatever this thread does next, and never commit it. */
    @Test
    void leavesNoTransactionOpenAfterAnError() {
        var error = new NoClassDefFoundError("gone");

        assertThatThrownBy(() -> executor.execute(() -> {
                    CurrentUnitOfWork.get().onPrepareCommit(u -> {
                        throw error;
                    });
                    return true;
                }))
                .isSameAs(error);
        assertThatThrownBy(() -> executor.execute(() -> {
                    throw error;
                }))
                .isSameAs(error);

        assertThat(steps).containsExactly("begin", "rollback", "begin", "rollback");
    }

    @Test
    void refusesToRunInsideAnotherUnitOfWork() {
        assertThatThrownBy(() -> executor.execute(() -> executor.execute(() -> true)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(steps).containsExactly("begin", "rollback");
    }

    @Test
    void tellsAFailedCommitFromEverythingBeforeIt() {
        commitFailure = new IllegalStateException("connection lost");

        assertThatThrownBy(() -> executor.execute(() -> {
                    publish("a");
                    return true;
                }))
                .isInstanceOf(CommitFailedException.class)
                .hasCause(commitFailure);

        assertThat(producer.requests).isEmpty();
    }

    @Test
    void tellsWhenCommittedWorkCouldNotBeAnnounced() {
        producer.unreachable = true;
        assertThatThrownBy(this::publishOne).isInstanceOf(BrokerUnavailableException.class);

        producer.unreachable = false;
        producer.status = SendStatus.FLUSH_DISK_TIMEOUT;
        assertThatThrownBy(this::publishOne).isInstanceOf(BrokerUnavailableException.class);

        assertThat(steps).containsExactly("begin", "commit", "begin", "commit");
    }

    @Test
    void sendsAtOnceOutsideAUnitOfWork() {
        publish("a");

        assertThat(producer.requests).containsExactly("a x1");
    }

    private void publishOne() {
        executor.execute(() -> {
            publish("a");
            return true;
        });
    }

    private void publish(String topic) {
        publisher.publish(new GenericMessage<>(topic));
    }

    private final class RecordedTransaction implements Transaction {

        RecordedTransaction() {
            steps.add("begin");
        }

        @Override
        public void commit() {
            if (commitFailure != null) {
                throw commitFailure;
            }
            steps.add("commit");
        }

        @Override
        public void rollback() {
            steps.add("rollback");
        }
    }

    private record TopicIsPayload() implements RocketMqMessageConverter {

        @Override
        public Message toRocketMq(org.axonframework.messaging.Message<?> message) {
            return new Message((String) message.getPayload(), new byte[] {1});
        }

        @Override
        public org.axonframework.messaging.Message<?> fromRocketMq(MessageExt message) {
            return new GenericMessage<>(message.getTopic());
        }
    }
}
