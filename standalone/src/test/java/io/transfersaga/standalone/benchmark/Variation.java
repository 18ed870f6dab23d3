// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/** What may be varied about the system's transfers, in the name of a contender: {@code system:accounts=10}. */
final class Variation {

    /** The ledgers that publish by transactional messages. */
    static final List<String> LEDGERS = List.of("alpha", "beta", "delta", "epsilon");

    private Variation() {}

    /**
     * @param contender its name; after a colon {@code accounts=N} a side, {@code hot=source} or {@code hot=target} for
     *     one account there, {@code refused=N} of a hundred, or {@code ledgers=N}, each of which sends to the next
     * @param plain route of a contender without a variation
     */
    static List<Route> of(String contender, Route plain) {
        String[] parts = contender.split("[:=]");
        return switch (parts.length == 1 ? "" : parts[1]) {
            case "" -> List.of(plain);
            case "accounts" -> List.of(plain.among(number(parts), number(parts)));
            case "hot" -> List.of(hot(plain, parts[2]));
            case "refused" -> List.of(plain.refusing(number(parts)));
            case "ledgers" -> ring(plain, LEDGERS.subList(0, number(parts)));
            default -> throw new IllegalArgumentException("nobody knows how to vary " + parts[1]);
        };
    }

    private static Route hot(Route plain, String side) {
        return switch (side) {
            case "source" -> plain.among(1, plain.targets());
            case "target" -> plain.among(plain.sources(), 1);
            default -> throw new IllegalArgumentException("neither source nor target: " + side);
        };
    }

    private static List<Route> ring(Route plain, List<String> ledgers) {
        if (!ledgers.contains(plain.from())) {
            throw new IllegalArgumentException(plain.from() + " publishes otherwise than " + ledgers);
        }
        return IntStream.range(0, ledgers.size())
                .mapToObj(i -> plain.between(ledgers.get(i), ledgers.get((i + 1) % ledgers.size())))
                .toList();
    }

    private static int number(String[] parts) {
        return Integer.parseInt(parts[2]);
    }
}
