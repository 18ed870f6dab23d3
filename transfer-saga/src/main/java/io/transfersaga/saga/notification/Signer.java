// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs by Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks, "Signature scheme"): each secret
 * makes a signature of its own, so that a receiver may have any of them while they are changed.
 */
final class Signer {

    private static final String VERSION = "v1,";

    private final List<Secret> secrets;

    /** @param secrets the newest first */
    Signer(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Whether there is anything to sign with. */
    boolean isOn() {
        return !secrets.isEmpty();
    }

    /** @param id the same for every repeat of a message */
    Map<String, String> headers(String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] content = content(id, timestamp, body);
        String signatures =
                secrets.stream().map(secret -> VERSION + secret.sign(content)).collect(Collectors.joining(" "));
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures);
    }

    private static byte[] content(String id, String timestamp, byte[] body) {
        var content = new ByteArrayOutputStream();
        content.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        return content.toByteArray();
    }
}
