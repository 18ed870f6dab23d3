// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTests {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The vector in the reference implementations' own tests (github.com/standard-webhooks/standard-webhooks). */
    @Test
    void signsTheReferenceVector() {
        Map<String, String> headers =
                signer(SECRET).headers("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), BODY);

        assertThat(headers)
                .containsOnly(
                        Map.entry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                        Map.entry("webhook-timestamp", "1614265330"),
                        Map.entry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void signsWithEverySecretTheNewestFirst() {
        Instant now = Instant.now();
        Map<String, String> both = signer(OTHER, SECRET).headers("msg_1", now, BODY);

        assertThat(both.get("webhook-signature"))
                .isEqualTo(signer(OTHER).headers("msg_1", now, BODY).get("webhook-signature") + " "
                        + signer(SECRET).headers("msg_1", now, BODY).get("webhook-signature"));
        assertThatCode(() -> verify(SECRET, both)).doesNotThrowAnyException();
        assertThatCode(() -> verify(OTHER, both)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify("whsec_plJ3nmyCDGBKInavdOK15jsl", both))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa==",
                "whsec_not base64 at all, whatever its length",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void knowsWhatIsNoSecret(String text) {
        assertThat(Secret.parse(text)).isEmpty();
    }

    private static Signer signer(String... secrets) {
        return new Signer(List.of(secrets).stream()
                .map(s -> Secret.parse(s).orElseThrow())
                .toList());
    }

    private static void verify(String secret, Map<String, String> headers) throws Exception {
        Map<String, List<String>> received = new HashMap<>();
        headers.forEach((name, value) -> received.put(name, List.of(value)));
        new Webhook(secret).verify(new String(BODY, StandardCharsets.UTF_8), received);
    }
}
