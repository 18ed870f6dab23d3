// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import io.transfersaga.crash.DurableStep;
import io.transfersaga.grouping.Groups;
import io.transfersaga.rocketmq.BatchHandler.Disposition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over what arrives, batch by batch, and acknowledges what was handled. Batches that arrive while others are at
 * work, be it from other queues, are handled as one. One message that fails holds up no other: it goes back to the
 * broker alone. One that nobody can read goes to the dead letters at once.
 *
 * @param <P> the payloads that this consumer takes; a message with another one is unreadable
 */
public final class RocketMqConsumer<P> {

    private static final Logger log = LoggerFactory.getLogger(RocketMqConsumer.class);

    /** RocketMQ's word for "to the dead-letter queue, now". */
    private static final int TO_DEAD_LETTERS = -1;

    /** The broker's fourth delay, 30 s unless configured otherwise: the longest wait of a message that failed. */
    private static final int MAX_DELAY_LEVEL = 4;

    /** After it a batch that waits for others is handled beside them. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LONGEST_KEY = 255;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private final ConsumerSettings settings;
    private final Class<P> payloadType;
    private final RocketMqMessageConverter converter;
    private final BatchHandler<P> handler;
    private final DeadLetterListener deadLetters;
    private final Groups<List<Received<P>>, Outcome> groups;
    private final Semaphore atWork;

    public RocketMqConsumer(
            ConsumerSettings settings,
            Class<P> payloadType,
            RocketMqMessageConverter converter,
            BatchHandler<P> handler,
            DeadLetterListener deadLetters) {
        this.settings = settings;
        this.payloadType = payloadType;
        this.converter = converter;
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.atWork = new Semaphore(settings.threads());
        this.groups = new Groups<>(
                new Groups.Limits(settings.threads(), settings.batchSize(), PATIENCE, Duration.ZERO),
                this::handleTogether,
                List::size);
    }

    ConsumerSettings settings() {
        return settings;
    }

    ConsumeConcurrentlyStatus consume(
            DefaultMQPushConsumer consumer, List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        DurableStep.ACKNOWLEDGEMENT.after();
        try {
            handleAll(consumer, messages);
            DurableStep.ACKNOWLEDGEMENT.before();
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        } catch (RedeliverException e) {
            log.warn(
                    "{} messages of {} will be delivered again: {}", messages.size(), settings.group(), e.getMessage());
            context.setDelayLevelWhenNextConsume(delayLevel(messages.get(0)));
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
    }

    private void handleAll(DefaultMQPushConsumer consumer, List<MessageExt> messages) {
        List<Received<P>> received = new ArrayList<>(messages.size());
        for (MessageExt message : messages) {
            try {
                received.addAll(read(message));
            } catch (UnreadableMessageException e) {
                LoggedKey.about(key(message), () -> deadLetter(consumer, message, e));
            }
        }
        Map<MessageExt, Failed> failed = new LinkedHashMap<>();
        RuntimeException failure = null;
        for (int from = 0; from < received.size(); from += settings.batchSize()) {
            List<Received<P>> batch = received.subList(from, Math.min(from + settings.batchSize(), received.size()));
            boolean outage = failure != null && handler.isOutage(failure);
            failure = outage ? failure : handleWithOthers(batch);
            if (failure != null) {
                noteFailures(batch, failure, failed);
            }
        }
        failed.forEach((message, how) -> dispose(consumer, message, how));
    }

    private void noteFailures(List<Received<P>> batch, RuntimeException failure, Map<MessageExt, Failed> failed) {
        boolean isOfEach = batch.size() == 1 || handler.isOutage(failure);
        if (!isOfEach) {
            log.debug("A batch of {} failed, each is handled alone", batch.size(), failure);
        }
        for (Received<P> one : batch) {
            RuntimeException own = isOfEach ? failure : handle(List.of(one));
            if (own != null) {
                failed.merge(one.message(), failed(one, own), Failed::graver);
            }
        }
    }

    /** As {@link #handle}, together with what else waits to be handled. */
    private @Nullable RuntimeException handleWithOthers(List<Received<P>> received) {
        try {
            Outcome outcome = groups.ask(received);
            return outcome.isKnown() ? outcome.failure() : handle(received);
        } catch (TimeoutException e) {
            log.debug("Nobody had time for {} messages", received.size(), e);
            return handle(received);
        }
    }

    /** What failed for a fault of one batch is left to each batch. */
    private List<Outcome> handleTogether(List<List<Received<P>>> batches) {
        RuntimeException failure = handle(batches.stream().flatMap(List::stream).toList());
        boolean known = batches.size() == 1 || failure == null || handler.isOutage(failure);
        return Collections.nCopies(batches.size(), new Outcome(known, failure));
    }

    /** What it failed with, if it did. An error too is one message's, until the opposite is known. */
    private @Nullable RuntimeException handle(List<Received<P>> received) {
        String onlyKey = received.size() == 1 ? received.get(0).key() : null;
        return LoggedKey.about(onlyKey, () -> tryToHandle(received));
    }

    private @Nullable RuntimeException tryToHandle(List<Received<P>> received) {
        atWork.acquireUninterruptibly();
        try {
            handler.handle(received.stream().map(Received::delivery).toList());
            return null;
        } catch (RuntimeException e) {
            return e;
        } catch (Error e) {
            return new IllegalStateException("an error while handling messages: " + e, e);
        } finally {
            atWork.release();
        }
    }

    private Failed failed(Received<P> one, RuntimeException failure) {
        return LoggedKey.about(one.key(), () -> {
            Disposition disposition = dispositionOf(one, failure);
            if (disposition == Disposition.RETRY) {
                log.warn("Delivery {} of {} failed: {}", one.delivery().count(), one.key(), failure.toString());
            } else {
                log.debug("{} failed, and is {}", one.key(), disposition, failure);
            }
            return new Failed(disposition, failure);
        });
    }

    private Disposition dispositionOf(Received<P> one, RuntimeException failure) {
        try {
            return handler.onFailure(one.delivery(), failure);
        } catch (RuntimeException e) {
            log.debug("No decision about {} now", one.key(), e);
            return Disposition.RETRY;
        }
    }

    private void dispose(DefaultMQPushConsumer consumer, MessageExt message, Failed failed) {
        switch (failed.disposition()) {
            case DONE -> {}
            case RETRY -> sendBack(consumer, message, delayLevel(message));
            case DEAD_LETTER -> LoggedKey.about(key(message), () -> deadLetter(consumer, message, failed.failure()));
        }
    }

    private void deadLetter(DefaultMQPushConsumer consumer, MessageExt message, RuntimeException cause) {
        var letter = new DeadLetter(
                message.getTopic(),
                originalId(message),
                shortKey(message),
                printable(String.valueOf(cause.getMessage())));
        DurableStep.DEAD_LETTER.before();
        try {
            deadLetters.onDeadLetter(letter);
        } catch (RuntimeException e) {
            throw new RedeliverException("a dead letter could not be recorded", e);
        }
        DurableStep.DEAD_LETTER.after();
        sendBack(consumer, message, TO_DEAD_LETTERS);
        DurableStep.DEAD_LETTER.told();
    }

    private void sendBack(DefaultMQPushConsumer consumer, MessageExt message, int delayLevel) {
        try {
            consumer.sendMessageBack(message, delayLevel);
        } catch (RemotingException | MQBrokerException | MQClientException e) {
            throw new RedeliverException("the broker did not take a message back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedeliverException("interrupted", e);
        }
    }

    private List<Received<P>> read(MessageExt message) {
        int count = message.getReconsumeTimes() + 1;
        return MessageBundle.contents(message).stream()
                .map(each -> new Received<>(message, key(each), new Delivery<>(payload(each), count)))
                .toList();
    }

    private org.axonframework.messaging.Message<P> payload(MessageExt message) {
        org.axonframework.messaging.Message<?> read = converter.fromRocketMq(message);
        if (!payloadType.isInstance(read.getPayload())) {
            throw new UnreadableMessageException(
                    read.getPayloadType().getSimpleName() + " is none of " + settings.group() + "'s messages");
        }
        @SuppressWarnings("unchecked")
        var typed = (org.axonframework.messaging.Message<P>) read;
        return typed;
    }

    private static @Nullable String key(MessageExt message) {
        String keys = message.getKeys();
        return keys == null ? null : printable(keys);
    }

    /** With the ids of many, the cause that stands behind them would be cut off. */
    private static @Nullable String shortKey(MessageExt message) {
        String key = key(message);
        return key == null || key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "...";
    }

    /** A sender's text goes into logs, which are read by line, and into databases, which may refuse a NUL. */
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    private static int delayLevel(MessageExt message) {
        return Math.min(message.getReconsumeTimes() + 1, MAX_DELAY_LEVEL);
    }

    private static String originalId(MessageExt message) {
        String original =
                message.getProperty(org.apache.rocketmq.common.message.MessageConst.PROPERTY_ORIGIN_MESSAGE_ID);
        return original == null ? message.getMsgId() : original;
    }

    /**
     * @param message as it came, perhaps with others in it
     * @param key of this one
     */
    private record Received<P>(MessageExt message, @Nullable String key, Delivery<P> delivery) {}

    private record Failed(Disposition disposition, RuntimeException failure) {

        /** Of two that came in one message, and go where it goes. */
        Failed graver(Failed other) {
            return disposition.compareTo(other.disposition) >= 0 ? this : other;
        }
    }

    /** @param isKnown whether this is what became of a batch, and not only of its group */
    private record Outcome(boolean isKnown, @Nullable RuntimeException failure) {}

    /** The whole batch has to come again; what was done of it already is done again, which its receiver must allow. */
    private static final class RedeliverException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RedeliverException(String message, Exception cause) {
            super(message, cause);
        }
    }
}
