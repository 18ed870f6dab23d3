// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.transfersaga.rocketmq.MessageBundle;
import io.transfersaga.rocketmq.UnreadableMessageException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.header.EndTransactionRequestHeader;
import org.apache.rocketmq.remoting.protocol.header.SendMessageRequestHeaderV2;
import org.jspecify.annotations.Nullable;

/**
 * The way from a ledger's instances to the broker. Scenarios watch on it what becomes of the debits of an account of
 * theirs, and lose some of it. Of other messages it takes no notice, and while nobody watches, of none.
 */
public final class Wire {

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    /** To be given to one instance's connections. */
    public RPCHook hook(String instance) {
        return new Hook(instance);
    }

    Watch watch(String account, Fate fate) {
        var watch = new Watch(account, fate, watches::remove);
        watches.add(watch);
        return watch;
    }

    private void onSend(RemotingCommand request) {
        if (!(request.readCustomHeader() instanceof SendMessageRequestHeaderV2 header) || request.getBody() == null) {
            return;
        }
        Map<String, String> properties = MessageDecoder.string2messageProperties(header.getI());
        @Nullable String messageId = properties.get(MessageConst.PROPERTY_UNIQ_CLIENT_MESSAGE_ID_KEYIDX);
        if (messageId == null || !"true".equals(properties.get(MessageConst.PROPERTY_TRANSACTION_PREPARED))) {
            return;
        }
        for (MessageExt debit : debits(request.getBody(), properties)) {
            String body = new String(debit.getBody(), UTF_8);
            watches.stream()
                    .filter(watch -> body.contains('"' + watch.account() + '"'))
                    .forEach(watch -> watch.onHalfMessage(messageId, debit.getKeys()));
        }
    }

    /** None where there are so many that the client has compressed them. */
    private static List<MessageExt> debits(byte[] body, Map<String, String> properties) {
        var half = new MessageExt();
        half.setBody(body);
        MessageAccessor.setProperties(half, properties);
        try {
            return MessageBundle.contents(half);
        } catch (UnreadableMessageException e) {
            return List.of();
        }
    }

    private final class Hook implements RPCHook {

        private final String instance;
        private volatile boolean dead;

        Hook(String instance) {
            this.instance = instance;
        }

        @Override
        public void doBeforeRequest(String address, RemotingCommand request) {
            if (watches.isEmpty()) {
                return;
            }
            if (request.getCode() == RequestCode.SEND_MESSAGE_V2) {
                onSend(request);
            } else if (request.getCode() == RequestCode.END_TRANSACTION
                    && request.readCustomHeader() instanceof EndTransactionRequestHeader header) {
                onWord(header);
            }
        }

        /**
         * In a thread of RocketMQ's client, which must not be held up; what is thrown keeps the word from being sent.
         */
        private void onWord(EndTransactionRequestHeader header) {
            if (dead) {
                throw new LostException(instance + " is dead, and says nothing");
            }
            for (Watch watch : watches) {
                if (watch.isAbout(header.getMsgId()) && !watch.lets(instance, header)) {
                    dead = watch.fate() == Fate.SENDER_DIES;
                    throw new LostException("lost on the way, as a scenario wants it");
                }
            }
        }

        @Override
        public void doAfterResponse(String address, RemotingCommand request, @Nullable RemotingCommand response) {
            // Answers arrive as they are.
        }
    }

    /** Ends in the log of RocketMQ's client, where its message is enough. */
    private static final class LostException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LostException(String message) {
            super(message, null, false, false);
        }
    }

    /** What becomes of the word by which a ledger ends a half message. */
    enum Fate {
        ARRIVES,
        /** It is lost; what the ledger answers when it is asked is not. */
        LOST,
        /** The instance is dead to the broker from then on: it answers no check-back either. */
        SENDER_DIES
    }
}
