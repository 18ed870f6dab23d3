// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.rocketmq.Credentials;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqClientFactory;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.rocketmq.Tls;
import io.transfersaga.rocketmq.TopologySetup;
import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.rocketmq.client.impl.MQClientAPIImpl;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.remoting.protocol.body.AclInfo;
import org.apache.rocketmq.remoting.protocol.body.UserInfo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets nobody in without a key, nor without encryption; the services have the rights that they need. */
class LockedClusterIntegrationTests {

    private static final String PROVIDERS = "org.apache.rocketmq.auth.";
    private static final Credentials ADMINISTRATOR = new Credentials("administrator", "administrators-secret");
    private static final Credentials SERVICES = new Credentials("services", "services-secret");
    private static final List<String> SMALL = List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration EVENTUALLY = Duration.ofMinutes(4);
    private static final int MILLIS = 20_000;

    @TempDir
    private Path directory;

    private Certificate server;
    private Certificate stranger;

    @BeforeEach
    void makeCertificates() throws Exception {
        server = Certificate.selfSigned(directory, "server");
        stranger = Certificate.selfSigned(directory, "stranger");
    }

    @Test
    void letsInThoseWhoHaveTheKeyAndTheRightsAndTellsTheOthersWhy() throws Exception {
        try (var cluster = new OutsideRocketMq(directory, 1, encrypted(), locked());
                var strangers = system(
                        "strangers", cluster, "not-the-secret", "--alpha.rocketmq.tls=true", trusting("alpha."));
                var system = system("services", cluster, SERVICES.secretKey(), "--rocketmq.tls=true", trusting(""))) {
            cluster.startNameServer(0);
            cluster.awaitNameServer(0);
            cluster.startBroker("broker-a");
            strangers.start("alpha,beta");
            system.start("alpha,beta,saga");
            cluster.awaitBroker("broker-a");
            createTopics(cluster);
            admit(cluster);

            system.awaitReady();
            transfer(system);
            awaitNotReady(strangers.ledger("alpha").http(), "check signature failed");
            awaitNotReady(strangers.ledger("beta").http(), cluster.nameServers());
            assertThat(output("strangers")).doesNotContain("not-the-secret");
            assertThat(lackingForWhoTrustsAnother(cluster)).isNotEmpty();
        }
    }

    private List<String> encrypted() throws Exception {
        Path file = Files.write(
                directory.resolve("tls.properties"),
                List.of(
                        "tls.test.mode.enable=false",
                        "tls.server.keyPath=" + server.key(),
                        "tls.server.certPath=" + server.certificate(),
                        "tls.client.authServer=true",
                        "tls.client.trustCertPath=" + server.certificate()));
        return List.of("-Dtls.server.mode=enforcing", "-Dtls.enable=true", "-Dtls.config.file=" + file);
    }

    private static Map<String, String> locked() {
        Map<String, String> settings = new HashMap<>();
        settings.put("authenticationEnabled", "true");
        settings.put("authenticationProvider", PROVIDERS + "authentication.provider.DefaultAuthenticationProvider");
        settings.put(
                "authenticationMetadataProvider",
                PROVIDERS + "authentication.provider.LocalAuthenticationMetadataProvider");
        settings.put("authorizationEnabled", "true");
        settings.put("authorizationProvider", PROVIDERS + "authorization.provider.DefaultAuthorizationProvider");
        settings.put(
                "authorizationMetadataProvider",
                PROVIDERS + "authorization.provider.LocalAuthorizationMetadataProvider");
        settings.put(
                "initAuthenticationUser",
                "{\"username\":\"%s\",\"password\":\"%s\"}"
                        .formatted(ADMINISTRATOR.accessKey(), ADMINISTRATOR.secretKey()));
        settings.put(
                "innerClientAuthenticationCredentials",
                "{\"accessKey\":\"%s\",\"secretKey\":\"%s\"}"
                        .formatted(ADMINISTRATOR.accessKey(), ADMINISTRATOR.secretKey()));
        return settings;
    }

    private String trusting(String part) {
        return "--" + part + "rocketmq.tls-trusted-certificates=" + server.certificate();
    }

    private TransferSystem system(String name, OutsideRocketMq cluster, String secret, String... tls) throws Exception {
        List<String> properties = new ArrayList<>(List.of(
                "--rocketmq.create-topics=false",
                "--rocketmq.access-key=" + SERVICES.accessKey(),
                "--rocketmq.secret-key=" + secret));
        properties.addAll(List.of(tls));
        return new TransferSystem(
                Files.createDirectory(directory.resolve(name)), SMALL, properties, cluster.nameServers());
    }

    private void createTopics(OutsideRocketMq cluster) throws Exception {
        Command command = Command.createTopics(
                directory,
                List.of(
                        "--rocketmq.name-server=" + cluster.nameServers(),
                        "--rocketmq.tls=true",
                        trusting(""),
                        "--rocketmq.access-key=" + ADMINISTRATOR.accessKey(),
                        "--rocketmq.secret-key=" + ADMINISTRATOR.secretKey()));
        assertThat(command.exitStatus()).as(command.output()).isZero();
    }

    /** The rights that the documentation asks for, and no others. */
    private void admit(OutsideRocketMq cluster) throws Exception {
        DefaultMQProducer client = new RocketMqClientFactory(
                        settings(cluster, ADMINISTRATOR, server), "administrator", null)
                .producer("administrator");
        client.start();
        try {
            MQClientAPIImpl api =
                    client.getDefaultMQProducerImpl().getMqClientFactory().getMQClientAPIImpl();
            String broker = cluster.addressOf("broker-a");
            api.createUser(broker, UserInfo.of(SERVICES.accessKey(), SERVICES.secretKey(), "Normal"), MILLIS);
            api.createAcl(
                    broker,
                    AclInfo.of(
                            "User:" + SERVICES.accessKey(),
                            List.of(
                                    "Topic:money-debited",
                                    "Topic:transfer-events",
                                    "Topic:ledger-*",
                                    "Group:transfer-saga",
                                    "Group:ledger-*"),
                            List.of("Pub", "Sub", "Get"),
                            List.of(),
                            "Allow"),
                    MILLIS);
        } finally {
            client.shutdown();
        }
    }

    private List<String> lackingForWhoTrustsAnother(OutsideRocketMq cluster) throws InterruptedException {
        return new TopologySetup(
                        settings(cluster, ADMINISTRATOR, stranger),
                        List.of(RequiredTopic.mixed("money-debited")),
                        List.of())
                .run(Duration.ofSeconds(1))
                .lacking();
    }

    private static RocketMqSettings settings(OutsideRocketMq cluster, Credentials credentials, Certificate trusted) {
        return RocketMqSettings.of(cluster.nameServers(), true, credentials, new Tls(trusted.certificate()));
    }

    private static void transfer(TransferSystem system) {
        String alice = system.ledger("alpha").open("10.00", "CNY");
        String bob = system.ledger("beta").open("0.00", "CNY");
        String completed = system.ledger("alpha").transferPatiently(Order.cny(alice, bob, "4.00"));
        system.sagas().awaitState(completed, "COMPLETED");
        String closed = system.ledger("alpha").transferPatiently(Order.cny(alice, "beta:nobody", "4.00"));
        system.sagas().awaitState(closed, "REFUNDED");
    }

    private static void awaitNotReady(Http service, String reason) {
        Awaitility.await(reason).atMost(EVENTUALLY).ignoreExceptions().untilAsserted(() -> {
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(service.get("/actuator/health/readiness")
                            .expect(503)
                            .raw()
                            .body())
                    .contains(reason);
        });
    }

    private String output(String system) throws Exception {
        return Files.readString(directory.resolve(system).resolve("alpha-beta.log"));
    }
}
