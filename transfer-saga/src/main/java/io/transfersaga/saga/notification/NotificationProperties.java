// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secrets that notifications are signed with, the newest first: whsec_ and the base64 of 24 to 64 random bytes;
 *     without any nobody is notified
 * @param backoff waits after each attempt that was not answered with a 2xx; after one more it is given up
 * @param timeout of an attempt, from looking up the host to the head of the answer, from 100ms to 60s
 * @param concurrency attempts of a process under way at once, from 1 to 256
 * @param concurrencyPerReceiver of them, to one host and port
 * @param allowedHosts hosts that may be called wherever they are, as callback URLs write them
 * @param allowedNetworks networks that may be called beside the public internet, as 10.1.0.0/16
 * @param attemptRetention how long attempts are shown; notifications are kept as long as their sagas
 */
@ConfigurationProperties("notification")
public record NotificationProperties(
        @DefaultValue List<String> secrets,

        @DefaultValue({"15s", "1m", "5m", "30m", "2h", "12h"})
        List<Duration> backoff,

        @DefaultValue("10s") Duration timeout,
        @DefaultValue("16") int concurrency,
        @DefaultValue("4") int concurrencyPerReceiver,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("90d") Duration attemptRetention) {

    private static final int MAX_SECRETS = 10;
    private static final int MAX_WAITS = 20;
    private static final Duration MAX_WAIT = Duration.ofDays(30);
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_CONCURRENCY = 256;

    public NotificationProperties {
        secrets = List.copyOf(secrets);
        backoff = List.copyOf(backoff);
        allowedHosts = List.copyOf(allowedHosts);
        allowedNetworks = List.copyOf(allowedNetworks);
        // A secret is never part of a message.
        require(
                secrets.size() <= MAX_SECRETS
                        && secrets.stream()
                                .allMatch(secret -> Secret.parse(secret).isPresent()),
                "notification.secrets has more than 10 secrets, or one that is none; "
                        + "set each to whsec_ and the base64 of 24 to 64 random bytes");
        require(
                !backoff.isEmpty()
                        && backoff.size() <= MAX_WAITS
                        && backoff.stream().allMatch(wait -> isPositive(wait) && wait.compareTo(MAX_WAIT) <= 0),
                "notification.backoff is " + backoff
                        + "; set 1 to 20 waits, each above zero and 30d at most, for example 15s,1m,5m");
        require(
                timeout.compareTo(MIN_TIMEOUT) >= 0 && timeout.compareTo(MAX_TIMEOUT) <= 0,
                "notification.timeout is " + timeout + "; set it from 100ms to 60s");
        require(
                concurrency >= 1 && concurrency <= MAX_CONCURRENCY,
                "notification.concurrency is " + concurrency + "; set it from 1 to 256");
        require(
                concurrencyPerReceiver >= 1 && concurrencyPerReceiver <= concurrency,
                "notification.concurrency-per-receiver is " + concurrencyPerReceiver
                        + "; set it from 1 to notification.concurrency, " + concurrency);
        require(
                allowedNetworks.stream()
                        .allMatch(network -> Network.parse(network).isPresent()),
                "notification.allowed-networks is " + allowedNetworks + "; set networks such as 10.1.0.0/16,fd00::/8");
        require(
                isPositive(attemptRetention),
                "notification.attempt-retention is " + attemptRetention
                        + "; set it to a time above zero, for example 90d");
    }

    Signer signer() {
        return new Signer(
                secrets.stream().map(Secret::parse).flatMap(Optional::stream).toList());
    }

    AddressPolicy addressPolicy() {
        return new AddressPolicy(
                allowedHosts, allowedNetworks.stream().map(Network::of).toList());
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "NotificationProperties[secrets: " + secrets.size() + "]";
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
