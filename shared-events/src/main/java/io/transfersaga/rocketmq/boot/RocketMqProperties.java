// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq.boot;

import io.transfersaga.rocketmq.RocketMqSettings;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where RocketMQ is.
 *
 * @param nameServer where the name servers are: HOST:PORT;HOST:PORT
 */
@ConfigurationProperties("rocketmq")
public record RocketMqProperties(
        @DefaultValue("127.0.0.1:9876") String nameServer) {

    private static final Pattern ADDRESSES = Pattern.compile("[^:;\\s]+:[0-9]{1,5}(;[^:;\\s]+:[0-9]{1,5})*");

    public RocketMqProperties {
        if (!ADDRESSES.matcher(nameServer).matches()) {
            throw new IllegalArgumentException(
                    "rocketmq.name-server is HOST:PORT, several separated by semicolons, not '" + nameServer + "'");
        }
    }

    public RocketMqSettings settings() {
        return RocketMqSettings.of(nameServer);
    }
}
