// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.saga.notification.AddressGuard.AddressRefusedException;
import io.transfersaga.saga.notification.AddressGuard.SlowLookupException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTests {

    private static final AddressPolicy NOTHING_ALLOWED = new AddressPolicy(List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                // the same machine, in other ways of writing it
                "127.1",
                "2130706433"
            })
    void refusesWhatIsInside(String address) throws UnknownHostException {
        assertThat(NOTHING_ALLOWED.allows("receiver.example", InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "2001:4860:4860::8888",
                "2606:4700::1111",
                "2a00::1"
            })
    void allowsThePublicInternet(String address) throws UnknownHostException {
        assertThat(NOTHING_ALLOWED.allows("receiver.example", InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void allowsWhatIsNamed() throws UnknownHostException {
        var policy = new AddressPolicy(
                List.of("Receiver.Internal", "[::1]"), List.of(Network.of("10.1.0.0/17"), Network.of("fd00::/8")));
        InetAddress loopback = InetAddress.getByName("127.0.0.1");

        assertThat(policy.allows("receiver.internal", loopback)).isTrue();
        assertThat(policy.allows("RECEIVER.INTERNAL.", loopback)).isTrue();
        assertThat(policy.allows("other.internal", loopback)).isFalse();
        assertThat(policy.allows("::1", InetAddress.getByName("::1"))).isTrue();
        assertThat(policy.allows("x", InetAddress.getByName("10.1.127.255"))).isTrue();
        assertThat(policy.allows("x", InetAddress.getByName("10.1.128.0"))).isFalse();
        assertThat(policy.allows("x", InetAddress.getByName("fdff::1"))).isTrue();
        assertThat(policy.allows("x", InetAddress.getByName("fe00::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "dead",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0/8",
                "10.0.0.0/8/8",
                "1.2.3.999"
            })
    void knowsWhatIsNoNetwork(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0, 1.2.3.4, true", "1.2.3.4, 1.2.3.4, true", "1.2.3.4, 1.2.3.5, false", "::/0, 1.2.3.4, false"
    })
    void readsNetworks(String network, String address, boolean contains) throws UnknownHostException {
        assertThat(Network.of(network).contains(InetAddress.getByName(address))).isEqualTo(contains);
    }

    @Test
    void looksANameUpForEveryConnectionAndChecksWhatItGets() throws UnknownHostException {
        Iterator<String> answers = List.of("1.1.1.1", "127.0.0.1").iterator();
        try (var guard = guard(host -> new InetAddress[] {InetAddress.getByName(answers.next())})) {
            assertThat(guard.resolve("rebinding.example")).containsExactly(InetAddress.getByName("1.1.1.1"));
            assertThatThrownBy(() -> guard.resolve("rebinding.example")).isInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    void givesTheClientOnlyWhatIsAllowed() throws UnknownHostException {
        try (var guard = guard(
                host -> new InetAddress[] {InetAddress.getByName("10.0.0.1"), InetAddress.getByName("1.1.1.1")})) {
            assertThat(guard.resolve("mixed.example")).containsExactly(InetAddress.getByName("1.1.1.1"));
        }
    }

    @Test
    void waitsForNoResolverLongerThanItsTime() {
        var never = new CountDownLatch(1);
        try (var guard = guard(host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        })) {
            assertThatThrownBy(() -> guard.resolve("slow.example")).isInstanceOf(SlowLookupException.class);
        }
    }

    @Test
    void knowsAHostThatDoesNotExist() {
        try (var guard = guard(host -> {
            throw new UnknownHostException(host);
        })) {
            assertThatThrownBy(() -> guard.resolve("nowhere.example")).isExactlyInstanceOf(UnknownHostException.class);
        }
    }

    private static AddressGuard guard(HostLookup lookup) {
        return new AddressGuard(NOTHING_ALLOWED, lookup, Duration.ofSeconds(2), 4);
    }
}
