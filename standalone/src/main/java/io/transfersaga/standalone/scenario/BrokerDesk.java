// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageClientExt;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.body.CMResult;

/** What a person can do at the broker with {@code mqadmin}: find messages, and have one delivered again. */
final class BrokerDesk implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MANY = 32;

    private final DefaultMQProducer client;

    private BrokerDesk(DefaultMQProducer client) {
        this.client = client;
    }

    static BrokerDesk open(RocketMqSettings settings) throws IOException {
        DefaultMQProducer client = new RocketMqClientFactory(settings, "scenario-desk-" + UUID.randomUUID(), null)
                .producer("scenario-desk");
        try {
            client.start();
            return new BrokerDesk(client);
        } catch (MQClientException e) {
            client.shutdown();
            throw new IOException("no broker to look at", e);
        }
    }

    /** The messages on a topic with this key, of the last hour; those that are just stored may be missing. */
    List<MessageExt> find(String topic, String key) throws IOException, InterruptedException {
        long now = System.currentTimeMillis();
        long from = now - Duration.ofHours(1).toMillis();
        try {
            return instance()
                    .getMQAdminImpl()
                    .queryMessage(topic, key, MANY, from, now + LIMIT.toMillis())
                    .getMessageList();
        } catch (MQClientException e) {
            if (e.getResponseCode() == ResponseCode.NO_MESSAGE) {
                return List.of();
            }
            throw new IOException("messages of " + topic + " cannot be looked for", e);
        }
    }

    /**
     * Has the broker hand a stored message to a member of the group once more.
     *
     * @return whether it was consumed
     */
    boolean deliverAgain(String group, MessageExt message) throws IOException, InterruptedException {
        String id = message instanceof MessageClientExt stored ? stored.getOffsetMsgId() : message.getMsgId();
        try {
            return instance()
                            .getMQClientAPIImpl()
                            .consumeMessageDirectly(
                                    broker(), group, member(group), message.getTopic(), id, LIMIT.toMillis())
                            .getConsumeResult()
                    == CMResult.CR_SUCCESS;
        } catch (MQClientException | MQBrokerException | RemotingException e) {
            throw new IOException("a message could not be delivered again to " + group, e);
        }
    }

    @Override
    public void close() {
        client.shutdown();
    }

    private String broker() throws RemotingException, MQBrokerException, MQClientException, InterruptedException {
        return instance()
                .getMQClientAPIImpl()
                .getBrokerClusterInfo(LIMIT.toMillis())
                .getBrokerAddrTable()
                .values()
                .stream()
                .flatMap(each -> each.getBrokerAddrs().values().stream())
                .findFirst()
                .orElseThrow(() -> new MQClientException("the name server knows of no broker", null));
    }

    private String member(String group)
            throws RemotingException, MQBrokerException, MQClientException, InterruptedException {
        return instance()
                .getMQClientAPIImpl()
                .getConsumerConnectionList(broker(), group, LIMIT.toMillis())
                .getConnectionSet()
                .stream()
                .findFirst()
                .orElseThrow(() -> new MQClientException("nobody is in the group " + group, null))
                .getClientId();
    }

    private MQClientInstance instance() {
        return client.getDefaultMQProducerImpl().getMqClientFactory();
    }
}
