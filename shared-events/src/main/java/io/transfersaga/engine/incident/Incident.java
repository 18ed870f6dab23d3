// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine.incident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at.
 *
 * @param key the same for the same thing, so that it is recorded once; unique within its kind
 * @param sagaId null when nobody knows
 */
public record Incident(
        IncidentKind kind,
        String key,
        @Nullable UUID sagaId,
        @Nullable String messageType,
        String detail) {

    private static final int MAX_KEY = 255;
    private static final int MAX_TYPE = 255;
    private static final int MAX_DETAIL = 2000;

    public Incident {
        key = cut(key, MAX_KEY);
        messageType = messageType == null ? null : cut(messageType, MAX_TYPE);
        detail = cut(detail, MAX_DETAIL);
    }

    public static Incident cannotHappen(UUID sagaId, String messageType, String state) {
        return new Incident(
                IncidentKind.CANNOT_HAPPEN,
                sagaId + "/" + messageType + "/" + state,
                sagaId,
                messageType,
                messageType + " for a saga in state: " + state);
    }

    /** @param key of the message, or of the round, that was given up */
    public static Incident parked(String key, UUID sagaId, String messageType, RuntimeException failure) {
        return new Incident(IncidentKind.PARKED, key, sagaId, messageType, failure.toString());
    }

    /** @param sagaId null when the letter does not say */
    public static Incident deadLetter(String messageId, @Nullable UUID sagaId, String topic, String cause) {
        return new Incident(IncidentKind.DEAD_LETTER, messageId, sagaId, topic, cause);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
