// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * Several messages in one, where RocketMQ takes no batch: a transactional message. The body is written as RocketMQ
 * writes the body of a batch, each message in it whole, with its own properties; the keys are those of all. A message
 * that comes alone is in no bundle.
 */
public final class MessageBundle {

    /** The property that tells a bundle, and how many messages are in it. */
    static final String SIZE = "bundleSize";

    /** In the body, before the fields of each message: its length, a magic number, a checksum, and flags. */
    private static final int BODY_LENGTH_AT = 16;

    private MessageBundle() {}

    /** @param messages of one topic, at least one */
    static Message of(List<Message> messages) {
        if (messages.size() == 1) {
            return messages.get(0);
        }
        var bundle = new Message(messages.get(0).getTopic(), MessageDecoder.encodeMessages(messages));
        bundle.setKeys(messages.stream().map(Message::getKeys).toList());
        bundle.putUserProperty(SIZE, Integer.toString(messages.size()));
        return bundle;
    }

    /**
     * The messages in a bundle, with its offset, its time and its sender; a message that is none is its own content.
     *
     * @throws UnreadableMessageException when it says that it is a bundle, and is not
     */
    public static List<MessageExt> contents(MessageExt message) {
        if (message.getUserProperty(SIZE) == null) {
            return List.of(message);
        }
        requireSound(ByteBuffer.wrap(message.getBody()));
        List<MessageExt> contents = new ArrayList<>();
        try {
            MessageDecoder.decodeMessage(message, contents);
        } catch (Exception e) {
            throw new UnreadableMessageException("the bundle cannot be read: " + e, e);
        }
        if (contents.isEmpty()) {
            throw new UnreadableMessageException("the bundle is empty");
        }
        return contents;
    }

    /** RocketMQ's decoder believes whatever lengths it finds, and asks for as much memory. */
    private static void requireSound(ByteBuffer body) {
        int at = 0;
        while (at < body.limit()) {
            int left = body.limit() - at;
            int length = left < BODY_LENGTH_AT + Integer.BYTES ? -1 : body.getInt(at);
            if (length < BODY_LENGTH_AT + Integer.BYTES
                    || length > left
                    || body.getInt(at + BODY_LENGTH_AT) < 0
                    || body.getInt(at + BODY_LENGTH_AT) > length) {
                throw new UnreadableMessageException("the bundle is broken at byte " + at);
            }
            at += length;
        }
    }
}
