// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.rocketmq.common.message.Message;

/**
 * The broker will not have some messages as they are: too large, for example. Sending them again will not help. What
 * was sent together with them has gone out.
 */
public class RefusedMessagesException extends BrokerUnavailableException {

    private static final long serialVersionUID = 1L;

    /** A message, and what is wrong with it. */
    public record Refused(Message message, String cause) {}

    private final transient List<Refused> refused;

    public RefusedMessagesException(List<Refused> refused) {
        super(
                "refused for good: "
                        + refused.stream()
                                .map(each -> each.message().getKeys() + " (" + each.cause() + ")")
                                .collect(Collectors.joining(", ")),
                null);
        this.refused = List.copyOf(refused);
    }

    public List<Refused> refused() {
        return refused;
    }
}
