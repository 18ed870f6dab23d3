// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin alike, as CIDR writes them ({@code 10.0.0.0/8}, RFC 4632; {@code fd00::/8}, RFC 4291).
 *
 * @param address its first address
 * @param bits how many bits they share
 */
record Network(InetAddress address, int bits) {

    /** Never a name, which would be looked up. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    /** Empty when the text is not {@code ADDRESS/BITS}; without the bits it is a network of one address. */
    static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2 || !LITERAL.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(parts[0]);
            int length = address.getAddress().length * Byte.SIZE;
            if (parts.length == 1) {
                return Optional.of(new Network(address, length));
            }
            return BITS.matcher(parts[1]).matches() && Integer.parseInt(parts[1]) <= length
                    ? Optional.of(new Network(address, Integer.parseInt(parts[1])))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when the text is not {@code ADDRESS/BITS} */
    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a network: " + text));
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        int whole = bits / Byte.SIZE;
        if (mine.length != its.length || !Arrays.equals(mine, 0, whole, its, 0, whole)) {
            return false;
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((mine[whole] ^ its[whole]) >> (Byte.SIZE - rest)) == 0;
    }
}
