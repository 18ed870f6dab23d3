// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.ledgers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks one ledger one thing, within a time-out. Where callers need a token the ledger gets that of whoever asks here,
 * so that nobody sees or does more by this way than by the ledger's own.
 */
public final class LedgerClient {

    private static final Logger log = LoggerFactory.getLogger(LedgerClient.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(1);

    private final LedgerAddresses addresses;
    private final JsonMapper json;
    private final Duration limit;
    private final HttpClient http;

    /** @param limit of one answer, from the first byte sent to the last one received */
    LedgerClient(LedgerAddresses addresses, JsonMapper json, Duration limit) {
        this.addresses = addresses;
        this.json = json;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @param path with whatever needs it encoded already; see {@link #segment} */
    public CompletableFuture<LedgerAnswer> get(String ledger, String path) {
        return send(ledger, path, HttpRequest.newBuilder().GET());
    }

    /** Sends a body as JSON, and nothing when there is none. */
    public LedgerAnswer post(String ledger, String path, Map<String, ?> body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .POST(
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return send(ledger, path, request).join();
    }

    /** A part of a path, encoded. */
    public static String segment(String text) {
        return UriUtils.encodePathSegment(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private CompletableFuture<LedgerAnswer> send(String ledger, String path, HttpRequest.Builder request) {
        LedgerUrl url = addresses.of(ledger).orElse(null);
        if (url == null) {
            return CompletableFuture.completedFuture(LedgerAnswer.none("no-address"));
        }
        URI uri = url.resolve(path);
        relayToken(request);
        return http.sendAsync(
                        request.uri(uri)
                                .timeout(limit)
                                .header("Accept", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .orTimeout(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .thenApply(answer -> LedgerAnswer.of(answer.statusCode(), read(answer.body())))
                .exceptionally(failure -> {
                    log.debug("Ledger {} does not answer at {}: {}", ledger, uri, failure.toString());
                    return LedgerAnswer.none(
                            failure.getCause() instanceof JacksonException ? "unreadable" : "no-answer");
                });
    }

    private JsonNode read(String body) {
        return json.readTree(body.isEmpty() ? "{}" : body);
    }

    private static void relayToken(HttpRequest.Builder request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getCredentials() instanceof OAuth2Token token) {
            request.header("Authorization", "Bearer " + token.getTokenValue());
        }
    }
}
