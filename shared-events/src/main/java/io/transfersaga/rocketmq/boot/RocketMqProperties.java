// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq.boot;

import io.transfersaga.rocketmq.Credentials;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.rocketmq.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where RocketMQ is, and how to get in.
 *
 * @param nameServer where the name servers are: HOST:PORT;HOST:PORT
 * @param createTopics whether missing topics and consumer groups are created; otherwise a service that lacks one is not
 *     ready
 * @param accessKey the user's name at a cluster with access control
 * @param secretKey the user's secret, with which requests are signed; never logged
 * @param tls whether connections are encrypted
 * @param tlsTrustedCertificates PEM file with the certificates that sign the servers'; without it the JVM's count
 */
@ConfigurationProperties("rocketmq")
public record RocketMqProperties(
        @DefaultValue("127.0.0.1:9876") String nameServer,
        @DefaultValue("true") boolean createTopics,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("false") boolean tls,
        @Nullable Path tlsTrustedCertificates) {

    private static final Pattern ADDRESSES = Pattern.compile("[^:;\\s]+:[0-9]{1,5}(;[^:;\\s]+:[0-9]{1,5})*");

    public RocketMqProperties {
        require(
                ADDRESSES.matcher(nameServer).matches(),
                "rocketmq.name-server is HOST:PORT, several separated by semicolons, not '" + nameServer + "'");
        require(
                isGiven(accessKey) == isGiven(secretKey),
                "rocketmq.access-key and rocketmq.secret-key belong together: give both, or neither");
        if (tlsTrustedCertificates != null) {
            require(tls, "rocketmq.tls-trusted-certificates says whom to trust, so set rocketmq.tls=true as well");
            require(
                    Files.isRegularFile(tlsTrustedCertificates) && Files.isReadable(tlsTrustedCertificates),
                    "rocketmq.tls-trusted-certificates is a PEM file that this process can read, not '"
                            + tlsTrustedCertificates + "'");
        }
    }

    public RocketMqSettings settings() {
        return RocketMqSettings.of(
                nameServer,
                createTopics,
                accessKey != null && secretKey != null && isGiven(accessKey)
                        ? new Credentials(accessKey, secretKey)
                        : null,
                tls ? new Tls(tlsTrustedCertificates) : null);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "RocketMQ at " + nameServer;
    }

    private static boolean isGiven(@Nullable String key) {
        return key != null && !key.isBlank();
    }

    private static void require(boolean holds, String fix) {
        if (!holds) {
            throw new IllegalArgumentException(fix);
        }
    }
}
