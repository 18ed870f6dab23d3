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

    /** A message's length, a magic number, a checksum, and flags, of four bytes each; then comes its body's length. */
    private static final int BODY_LENGTH_AT = 16;

    private static final int BODY_AT = BODY_LENGTH_AT + Integer.BYTES;

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
        byte[] body = message.getBody();
        requireSound(ByteBuffer.wrap(body == null ? new byte[0] : body));
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
            long length = lengthAt(body, at);
            if (length < 0 || length != body.getInt(at)) {
                throw new UnreadableMessageException("the bundle is broken at byte " + at);
            }
            at += (int) length;
        }
    }

    /** By its parts, body and properties; negative when they are not all there. */
    private static long lengthAt(ByteBuffer body, int at) {
        if (body.limit() - at < BODY_AT + Short.BYTES) {
            return -1;
        }
        long bodyLength = body.getInt(at + BODY_LENGTH_AT);
        long propertiesAt = at + BODY_AT + bodyLength;
        if (bodyLength < 0 || propertiesAt > body.limit() - Short.BYTES) {
            return -1;
        }
        long propertiesLength = body.getShort((int) propertiesAt);
        long end = propertiesAt + Short.BYTES + propertiesLength;
        return propertiesLength < 0 || end > body.limit() ? -1 : end - at;
    }
}
