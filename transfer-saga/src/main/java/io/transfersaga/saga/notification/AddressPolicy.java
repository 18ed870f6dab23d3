// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a caller may send us: to addresses of the public internet, and to what is allowed by name. Everything else is
 * somebody's inside, and a caller who cannot reach it must not reach it through us.
 */
final class AddressPolicy {

    /** From IANA's registry of special-purpose addresses: whatever is not globally reachable, and multicast. */
    private static final List<Network> INSIDE_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16", // also where clouds tell their machines' secrets
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** The only part of IPv6 that is given out for the public internet. */
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    /** Of that part: protocols of their own, documentation, and IPv4 in disguise (Teredo, 6to4). */
    private static final List<Network> INSIDE_IPV6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final Set<String> allowedHosts;
    private final List<Network> allowedNetworks;

    /**
     * @param allowedHosts names, or addresses, as callback URLs write them; wherever they lead is allowed
     * @param allowedNetworks allowed by whatever name
     */
    AddressPolicy(List<String> allowedHosts, List<Network> allowedNetworks) {
        this.allowedHosts = allowedHosts.stream().map(AddressPolicy::canonical).collect(Collectors.toUnmodifiableSet());
        this.allowedNetworks = List.copyOf(allowedNetworks);
    }

    /**
     * @param host as the URL has it
     * @param address that it leads to, and that the connection is made to
     */
    boolean allows(String host, InetAddress address) {
        return allowedHosts.contains(canonical(host)) || isIn(allowedNetworks, address) || isPublic(address);
    }

    /** An IPv4 address written as an IPv6 one is an IPv4 address to the JDK already. */
    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet6Address
                ? GLOBAL_IPV6.contains(address) && !isIn(INSIDE_IPV6, address)
                : !isIn(INSIDE_IPV4, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static String canonical(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        String absolute = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        return absolute.toLowerCase(Locale.ROOT);
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
