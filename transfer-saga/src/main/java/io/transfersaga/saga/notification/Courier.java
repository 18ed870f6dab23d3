// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an attempt: writes the message, signs it, carries it. */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private final Signer signer;
    private final Callback callback;
    private final Clock clock;

    Courier(Signer signer, Callback callback, Clock clock) {
        this.signer = signer;
        this.callback = callback;
        this.clock = clock;
    }

    /** Never throws. */
    Result attempt(Claim claim) {
        Instant now = clock.instant();
        try {
            return CallbackUrl.parse(claim.callbackUrl())
                    .map(url -> post(claim, url, now))
                    .orElseGet(() -> Result.failed(now, Duration.ZERO, Failure.URL_REFUSED));
        } catch (RuntimeException | Error e) {
            log.warn("An attempt to tell {} failed unexpectedly", claim.receiver(), e);
            return Result.failed(now, Duration.ZERO, Failure.NO_ANSWER);
        }
    }

    private Result post(Claim claim, CallbackUrl url, Instant now) {
        byte[] body = Notice.of(claim.transfer()).json();
        Map<String, String> headers = signer.headers(Notice.id(claim.transferId()), now, body);
        return callback.post(url, headers, body, now);
    }
}
