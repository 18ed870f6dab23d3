// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The payload types that may be sent or received, each under a name and a version that outlive the class's own name.
 */
public final class MessageTypes {

    /** How a type is called on the wire. */
    public record Name(String name, int version) {

        @Override
        public String toString() {
            return name + " version " + version;
        }
    }

    private final Map<Name, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, Name> names = new HashMap<>();

    /** @throws IllegalArgumentException when the name or the class is taken */
    public MessageTypes with(String name, int version, Class<?> payloadType) {
        var wireName = new Name(name, version);
        if (classes.putIfAbsent(wireName, payloadType) != null || names.putIfAbsent(payloadType, wireName) != null) {
            throw new IllegalArgumentException(wireName + " or " + payloadType + " has a name already");
        }
        return this;
    }

    Name nameOf(Class<?> payloadType) {
        Name name = names.get(payloadType);
        if (name == null) {
            throw new IllegalArgumentException(payloadType + " has no name on the wire");
        }
        return name;
    }

    @Nullable
    Class<?> classOf(Name name) {
        return classes.get(name);
    }
}
