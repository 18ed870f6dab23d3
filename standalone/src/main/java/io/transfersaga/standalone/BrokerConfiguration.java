// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.nio.file.Path;
import org.apache.rocketmq.common.BrokerConfig;
import org.apache.rocketmq.common.MQVersion;
import org.apache.rocketmq.common.MixAll;
import org.apache.rocketmq.common.namesrv.NamesrvConfig;
import org.apache.rocketmq.remoting.common.TlsMode;
import org.apache.rocketmq.remoting.netty.NettyClientConfig;
import org.apache.rocketmq.remoting.netty.NettyServerConfig;
import org.apache.rocketmq.remoting.netty.TlsSystemConfig;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.store.config.FlushDiskType;
import org.apache.rocketmq.store.config.MessageStoreConfig;

/**
 * RocketMQ's own configuration of the embedded broker: loopback only, small files, few threads, nothing outside the
 * store.
 */
final class BrokerConfiguration {

    private static final String NAME = "embedded-broker";

    /** Above the check interval resolved messages would be checked, and delivered, again. */
    private static final int TRANSACTION_OP_BATCH_MILLIS = 100;

    /** RocketMQ's thread for it lets the first interval pass in a busy loop. */
    private static final int TRANSACTION_METRIC_FLUSH_MILLIS = 1000;

    private static final int MEBIBYTE = 1024 * 1024;

    private final BrokerSettings settings;

    BrokerConfiguration(BrokerSettings settings) {
        this.settings = settings;
        System.setProperty(RemotingCommand.REMOTING_VERSION_KEY, Integer.toString(MQVersion.CURRENT_VERSION));
        // Loopback needs no TLS, and RocketMQ would want Bouncy Castle for it.
        TlsSystemConfig.tlsMode = TlsMode.DISABLED;
    }

    NamesrvConfig nameServer() {
        var config = new NamesrvConfig();
        config.setRocketmqHome(settings.store().toString());
        config.setKvConfigPath(in("nameserver", "kv-config.json"));
        config.setConfigStorePath(in("nameserver", "nameserver.properties"));
        config.setClientRequestThreadPoolNums(2);
        config.setDefaultThreadPoolNums(2);
        return config;
    }

    NettyServerConfig nameServerNetwork() {
        return network(settings.nameServerPort());
    }

    /** The name server starts a client that would look for itself at the machine's outer address. */
    NettyClientConfig nameServerClient() {
        var config = client();
        config.setScanAvailableNameSrv(false);
        return config;
    }

    BrokerConfig broker() {
        var config = new BrokerConfig();
        config.setRocketmqHome(settings.store().toString());
        config.setBrokerClusterName(NAME);
        config.setBrokerName(NAME);
        config.setBrokerId(MixAll.MASTER_ID);
        config.setBrokerIP1(BrokerSettings.LOOPBACK);
        config.setBrokerIP2(BrokerSettings.LOOPBACK);
        config.setListenPort(settings.port());
        config.setNamesrvAddr(settings.nameServer());
        config.setAutoCreateTopicEnable(false);
        // One topic takes transactional messages and plain ones.
        config.setEnableMixedMessageType(true);
        config.setTransactionTimeOut(settings.transactionTimeout().toMillis());
        config.setTransactionCheckInterval(settings.transactionCheckInterval().toMillis());
        config.setTransactionCheckMax(settings.transactionCheckMax());
        config.setTransactionOpBatchInterval(TRANSACTION_OP_BATCH_MILLIS);
        config.setTransactionMetricFlushInterval(TRANSACTION_METRIC_FLUSH_MILLIS);
        config.setEnableDetailStat(false);
        // Pop and lite consumers, and the threads that serve them: nobody here uses them.
        config.setPopConsumerFSServiceInit(false);
        config.setEnableLiteEventMode(false);
        fewThreads(config);
        return config;
    }

    private static void fewThreads(BrokerConfig config) {
        config.setPullMessageThreadPoolNums(4);
        config.setLitePullMessageThreadPoolNums(1);
        config.setAckMessageThreadPoolNums(1);
        config.setProcessReplyMessageThreadPoolNums(1);
        config.setQueryMessageThreadPoolNums(1);
        config.setAdminBrokerThreadPoolNums(2);
        config.setClientManageThreadPoolNums(2);
        config.setConsumerManageThreadPoolNums(2);
        config.setLoadBalanceProcessorThreadPoolNums(1);
        config.setEndTransactionThreadPoolNums(4);
    }

    NettyServerConfig brokerNetwork() {
        return network(settings.port());
    }

    NettyClientConfig brokerClient() {
        return client();
    }

    MessageStoreConfig store() {
        var config = new MessageStoreConfig();
        config.setStorePathRootDir(settings.store().toString());
        config.setStorePathCommitLog(in("commitlog"));
        // An acknowledged message is on the disk.
        config.setFlushDiskType(FlushDiskType.SYNC_FLUSH);
        config.setMappedFileSizeCommitLog(64 * MEBIBYTE);
        config.setMappedFileSizeConsumeQueue(20_000 * 20);
        config.setMaxHashSlotNum(100_000);
        config.setMaxIndexNum(400_000);
        // A laptop's disk may well be fuller than 85 %; that is no reason to drop messages that have not expired.
        config.setCleanFileForciblyEnable(false);
        // Delays of arbitrary length and compacted topics: nobody here uses them.
        config.setTimerWheelEnable(false);
        config.setEnableCompaction(false);
        // Never listened to (LoopbackHaService); only part of what the broker registers.
        config.setHaListenPort(settings.port() + 1);
        return config;
    }

    private static NettyServerConfig network(int port) {
        var config = new NettyServerConfig();
        config.setBindAddress(BrokerSettings.LOOPBACK);
        config.setListenPort(port);
        // Requests are read by the thread that hears of them (docs/decisions/0027).
        config.setServerNettyWorkerGroupEnable(false);
        config.setServerSelectorThreads(1);
        config.setServerCallbackExecutorThreads(2);
        return config;
    }

    private static NettyClientConfig client() {
        var config = new NettyClientConfig();
        config.setUseTLS(false);
        return config;
    }

    private String in(String first, String... more) {
        return settings.store().resolve(Path.of(first, more)).toString();
    }
}
