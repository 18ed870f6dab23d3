// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.common.message.Message;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What was published inside a unit of work. It is sent after the commit and never after a rollback: an answer that gets
 * out before its commit may tell of something that never happened.
 */
final class HeldMessages {

    private static final String RESOURCE = HeldMessages.class.getName();

    private final List<Message> messages = new ArrayList<>();
    private @Nullable RuntimeException failure;

    /** The messages held by the root of this unit of work. */
    static HeldMessages of(UnitOfWork<?> unitOfWork, MessageSender sender) {
        UnitOfWork<?> root = unitOfWork.root();
        return root.getOrComputeResource(RESOURCE, key -> {
            var held = new HeldMessages();
            root.afterCommit(committed -> held.send(sender));
            return held;
        });
    }

    /** Tells whoever acknowledges what the unit of work handled; Axon itself swallows what fails after the commit. */
    static void requireSent(UnitOfWork<?> root) {
        HeldMessages held = root.getResource(RESOURCE);
        if (held != null && held.failure != null) {
            throw held.failure;
        }
    }

    void add(Message message) {
        messages.add(message);
    }

    private void send(MessageSender sender) {
        try {
            sender.send(messages);
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
