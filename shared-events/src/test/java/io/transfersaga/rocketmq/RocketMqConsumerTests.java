// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.rocketmq.BatchHandler.Disposition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.awaitility.Awaitility;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RocketMqConsumerTests {

    private final List<List<String>> handled = Collections.synchronizedList(new ArrayList<>());
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private final List<String> sentBack = Collections.synchronizedList(new ArrayList<>());
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final ConsumeConcurrentlyContext context = new ConsumeConcurrentlyContext(new MessageQueue());

    private final ScriptedHandler handler = new ScriptedHandler();
    private final RecordingConsumer client = new RecordingConsumer();
    private DeadLetterListener listener = deadLetters::add;

    @Test
    void handsOverABatchAndAcknowledgesIt() {
        assertThat(consume("a", "b")).isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);

        assertThat(handled).containsExactly(List.of("a", "b"));
        assertThat(sentBack).isEmpty();
    }

    @Test
    void handlesEachAloneWhenABatchFailsAndSendsBackOnlyWhatFails() {
        handler.failing = "b";

        assertThat(consume("a", "b", "c")).isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);

        assertThat(handled).containsExactly(List.of("a", "b", "c"), List.of("a"), List.of("b"), List.of("c"));
        assertThat(sentBack).containsExactly("b at 1");
    }

    @Test
    void namesTheMessageInTheLogWhileItIsHandledAlone() {
        handler.failing = "b";

        consume("a", "b");

        assertThat(logged).containsExactly("none", "key-a", "key-b", "key-b, failed");
        assertThat(MDC.get(LoggedKey.NAME)).isNull();
    }

    @Test
    void triesNothingAloneDuringAnOutage() {
        handler.failing = "a";
        handler.outage = true;

        consume("a", "b");

        assertThat(handled).containsExactly(List.of("a", "b"));
        assertThat(sentBack).containsExactly("a at 1", "b at 1");
    }

    @Test
    void waitsLongerEachTimeButNotForEver() {
        handler.failing = "a";

        for (int redeliveries : new int[] {0, 1, 7}) {
            MessageExt message = message("a");
            message.setReconsumeTimes(redeliveries);
            consume(List.of(message));
        }

        assertThat(sentBack).containsExactly("a at 1", "a at 2", "a at 4");
    }

    @Test
    void acknowledgesWhatWasSettledAnotherWay() {
        handler.failing = "a";
        handler.disposition = Disposition.DONE;

        assertThat(consume("a")).isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);
        assertThat(sentBack).isEmpty();
    }

    @Test
    void putsWhatNobodyCanReadAmongTheDeadLettersAndGoesOn() {
        assertThat(consume("unreadable", "a", "7")).isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);

        assertThat(handled).containsExactly(List.of("a"));
        assertThat(sentBack).containsExactly("unreadable at -1", "7 at -1");
        assertThat(deadLetters).extracting(DeadLetter::keys).containsExactly("key-unreadable", "key-7");
    }

    @Test
    void givesUpOnAMessageWhenTheHandlerSaysSo() {
        handler.failing = "a";
        handler.disposition = Disposition.DEAD_LETTER;

        consume("a");

        assertThat(sentBack).containsExactly("a at -1");
        assertThat(deadLetters).extracting(DeadLetter::cause).containsExactly("failing");
    }

    @Test
    void acknowledgesNothingThatTheBrokerDidNotTakeBack() {
        handler.failing = "b";
        client.unreachable = true;

        assertThat(consume("a", "b")).isEqualTo(ConsumeConcurrentlyStatus.RECONSUME_LATER);
        assertThat(context.getDelayLevelWhenNextConsume()).isEqualTo(1);
    }

    @Test
    void keepsADeadLetterThatCouldNotBeRecorded() {
        listener = letter -> {
            throw new IllegalStateException("no database");
        };

        assertThat(consume("unreadable")).isEqualTo(ConsumeConcurrentlyStatus.RECONSUME_LATER);
        assertThat(sentBack).isEmpty();
    }

    @Test
    void handlesBatchesAsOneThatArriveWhileAnotherIsAtWork() {
        handler.failing = "none";
        consumeWhileAnotherIsAtWork(List.of("a", "b"), List.of("c"));

        assertThat(handled).containsExactly(List.of("held"), List.of("a", "b", "c"));
    }

    @Test
    void leavesAFailureToTheBatchThatItIsIn() {
        handler.failing = "b";
        consumeWhileAnotherIsAtWork(List.of("a", "b"), List.of("c"));

        assertThat(handled)
                .startsWith(List.of("held"), List.of("a", "b", "c"))
                .contains(List.of("a", "b"), List.of("a"), List.of("b"), List.of("c"))
                .hasSize(6);
        assertThat(sentBack).containsExactly("b at 1");
    }

    @Test
    void handlesWhatCameInOneMessageAsIfItHadComeAlone() {
        assertThat(consume(List.of(message("a"), bundle("b", "c"))))
                .isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);

        assertThat(handled).containsExactly(List.of("a", "b", "c"));
        assertThat(sentBack).isEmpty();
    }

    @Test
    void handlesNoMoreAtOnceThanABatchHoweverManyCameInOneMessage() {
        String[] bodies = IntStream.range(0, 25).mapToObj(i -> "n" + i).toArray(String[]::new);

        consume(List.of(bundle(bodies)));

        assertThat(handled).extracting(List::size).containsExactly(10, 10, 5);
    }

    @Test
    void asksNothingMoreOfAMessageDuringAnOutage() {
        handler.failing = "n3";
        handler.outage = true;
        String[] bodies = IntStream.range(0, 25).mapToObj(i -> "n" + i).toArray(String[]::new);

        consume(List.of(bundle(bodies)));

        assertThat(handled).extracting(List::size).containsExactly(10);
        assertThat(sentBack).hasSize(1);
    }

    @Test
    void sendsAMessageBackOnceThatHoldsOneThatFails() {
        handler.failing = "b";

        assertThat(consume(List.of(bundle("a", "b", "c")))).isEqualTo(ConsumeConcurrentlyStatus.CONSUME_SUCCESS);

        assertThat(handled).containsExactly(List.of("a", "b", "c"), List.of("a"), List.of("b"), List.of("c"));
        assertThat(logged).contains("key-b, failed");
        assertThat(sentBack).hasSize(1).first().asString().endsWith(" at 1");
    }

    @Test
    void putsABrokenBundleAmongTheDeadLetters() {
        MessageExt cut = bundle("a", "b");
        cut.setBody(Arrays.copyOf(cut.getBody(), cut.getBody().length - 1));
        MessageExt boundless = bundle("a", "b");
        ByteBuffer.wrap(boundless.getBody()).putInt(16, Integer.MAX_VALUE);
        MessageExt hidden = bundle("a", "b");
        hidden.setBody(ByteBuffer.allocate(64)
                .putInt(0, 64)
                .putInt(22 + 16, Integer.MAX_VALUE - 16)
                .array());
        MessageExt empty = bundle("a", "b");
        empty.setBody(new byte[0]);
        MessageExt mixed = bundle("a", "unreadable");

        consume(List.of(cut, boundless, hidden, empty, mixed, message("c")));

        assertThat(handled).containsExactly(List.of("c"));
        assertThat(deadLetters)
                .extracting(DeadLetter::cause)
                .satisfiesExactly(
                        cause -> assertThat(cause).contains("broken at byte"),
                        cause -> assertThat(cause).contains("broken at byte 0"),
                        cause -> assertThat(cause).contains("broken at byte 0"),
                        cause -> assertThat(cause).contains("empty"),
                        cause -> assertThat(cause).contains("unreadable"));
    }

    private void consumeWhileAnotherIsAtWork(List<String> one, List<String> other) {
        RocketMqConsumer<String> consumer = consumer();
        List<Thread> threads = Stream.of(List.of("held"), one, other)
                .map(bodies -> startAndAwaitWaiting(() -> consumer.consume(
                        client,
                        bodies.stream().map(RocketMqConsumerTests::message).toList(),
                        context)))
                .toList();
        handler.gate.countDown();
        for (Thread thread : threads) {
            Awaitility.await().until(() -> !thread.isAlive());
        }
    }

    private static Thread startAndAwaitWaiting(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        Awaitility.await()
                .until(() ->
                        Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState()));
        return thread;
    }

    private ConsumeConcurrentlyStatus consume(String... bodies) {
        return consume(Stream.of(bodies).map(RocketMqConsumerTests::message).toList());
    }

    private ConsumeConcurrentlyStatus consume(List<MessageExt> messages) {
        return consumer().consume(client, messages, context);
    }

    private RocketMqConsumer<String> consumer() {
        return new RocketMqConsumer<>(
                new ConsumerSettings("group", List.of("topic"), 1, 10),
                String.class,
                new BodyIsPayload(),
                handler,
                letter -> listener.onDeadLetter(letter));
    }

    private static MessageExt message(String body) {
        var message = new MessageExt();
        message.setTopic("topic");
        message.setMsgId("id-" + body);
        message.setKeys("key-" + body);
        message.setBody(body.getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private static MessageExt bundle(String... bodies) {
        Message bundle = MessageBundle.of(
                Stream.of(bodies).map(body -> (Message) message(body)).toList());
        MessageExt delivered = message("");
        delivered.setBody(bundle.getBody());
        MessageAccessor.setProperties(delivered, bundle.getProperties());
        return delivered;
    }

    private static String body(MessageExt message) {
        return new String(message.getBody(), StandardCharsets.UTF_8);
    }

    private final class ScriptedHandler implements BatchHandler<String> {

        private final CountDownLatch gate = new CountDownLatch(1);
        private String failing = "";
        private boolean outage;
        private Disposition disposition = Disposition.RETRY;

        @Override
        public void handle(List<Delivery<String>> batch) {
            List<String> payloads = batch.stream().map(Delivery::payload).toList();
            handled.add(payloads);
            logged.add(Objects.requireNonNullElse(MDC.get(LoggedKey.NAME), "none"));
            if (payloads.contains("held")) {
                awaitGate();
            }
            if (payloads.contains(failing)) {
                throw new IllegalStateException("failing");
            }
        }

        private void awaitGate() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean isOutage(RuntimeException failure) {
            return outage;
        }

        @Override
        public Disposition onFailure(Delivery<String> delivery, RuntimeException failure) {
            logged.add(MDC.get(LoggedKey.NAME) + ", failed");
            return disposition;
        }
    }

    private final class RecordingConsumer extends DefaultMQPushConsumer {

        private boolean unreachable;

        @Override
        public void sendMessageBack(MessageExt message, int delayLevel) throws MQClientException {
            if (unreachable) {
                throw new MQClientException("no broker", null);
            }
            sentBack.add(body(message) + " at " + delayLevel);
        }
    }

    /** Takes digits for another type than the consumer's own. */
    private static final class BodyIsPayload implements RocketMqMessageConverter {

        @Override
        public Message toRocketMq(org.axonframework.messaging.Message<?> message) {
            throw new IllegalStateException("nothing is sent here");
        }

        @Override
        public org.axonframework.messaging.Message<?> fromRocketMq(MessageExt message) {
            String body = body(message);
            if (body.equals("unreadable")) {
                throw new UnreadableMessageException("unreadable");
            }
            return body.matches("[0-9]+") ? new GenericMessage<>(Integer.valueOf(body)) : new GenericMessage<>(body);
        }
    }
}
