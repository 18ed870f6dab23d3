// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param maxListeners clients of {@code /sagas/stream} at once, each with a thread of its own; 1 to 1000 */
@ConfigurationProperties("saga.stream")
public record StreamProperties(@DefaultValue("100") int maxListeners) {

    private static final int MOST = 1000;

    public StreamProperties {
        if (maxListeners < 1 || maxListeners > MOST) {
            throw new IllegalArgumentException(
                    "saga.stream.max-listeners is " + maxListeners + "; use a number from 1 to " + MOST);
        }
    }
}
