// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger.web;

import io.transfersaga.account.ledger.BodyHash;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.Violations;
import io.transfersaga.web.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Reads the header by which a repeated request is told from a new one. */
public final class IdempotencyKeys {

    /** In answers: {@code true} when the request was answered from an earlier one. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    private IdempotencyKeys() {}

    /** The key; empty when there is none, or none that is well-formed, which the violations say then. */
    public static Optional<String> read(HttpHeaders headers, Violations violations) {
        List<String> keys = headers.getOrEmpty(HEADER);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !VISIBLE_ASCII.matcher(keys.get(0)).matches()) {
            violations.add(HEADER, "must be one of 1 to 255 visible ASCII characters");
            return Optional.empty();
        }
        return Optional.of(keys.get(0));
    }

    /**
     * The key as it is stored: each subject of a token has keys of its own. The space, which no key has, keeps them
     * apart from those that were given without security.
     */
    public static String owned(String key, Caller caller) {
        String subject = caller.subject();
        return subject == null ? key : "subject " + BodyHash.of(subject, key);
    }

    public static ProblemException missing() {
        return new ProblemException(ProblemType.IDEMPOTENCY_KEY_MISSING);
    }

    public static ProblemException reused() {
        return new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
}
