// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One topic on one broker, as a look at the cluster found it.
 *
 * @param detail the type that was found, or why nothing is known; empty where there is nothing to say
 */
record Placement(RequiredTopic topic, String broker, State state, String detail) {

    enum State {
        THERE,
        /** Just now; the name server does not tell of it yet. */
        CREATED,
        MISSING,
        WRONG_TYPE,
        /** The broker did not answer, or refused to. */
        UNKNOWN
    }

    static Placement of(RequiredTopic topic, String broker, State state) {
        return new Placement(topic, broker, state, "");
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    /**
     * What keeps a process from working: a topic that no broker serves, or one of the wrong type, whoever serves it.
     *
     * @return empty when every topic can be used
     */
    static Optional<String> lacking(List<Placement> placements) {
        List<Placement> lacking = new ArrayList<>();
        byTopic(placements).values().forEach(ofOneTopic -> {
            if (ofOneTopic.stream().noneMatch(placement -> placement.is(State.THERE))) {
                lacking.addAll(ofOneTopic);
            } else {
                ofOneTopic.stream()
                        .filter(placement -> placement.is(State.WRONG_TYPE))
                        .forEach(lacking::add);
            }
        });
        return describe(lacking);
    }

    /** What is not on every broker, and not about to be: if those that have it stop, so does all that needs it. */
    static Optional<String> incomplete(List<Placement> placements) {
        return describe(placements.stream()
                .filter(placement -> !placement.is(State.THERE) && !placement.is(State.CREATED))
                .toList());
    }

    private static Map<RequiredTopic, List<Placement>> byTopic(List<Placement> placements) {
        return placements.stream()
                .collect(Collectors.groupingBy(Placement::topic, LinkedHashMap::new, Collectors.toList()));
    }

    private static Optional<String> describe(List<Placement> placements) {
        return placements.isEmpty()
                ? Optional.empty()
                : Optional.of(placements.stream()
                        .map(Placement::toString)
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    @Override
    public String toString() {
        return switch (state) {
            case THERE -> topic + " is on " + broker;
            case CREATED -> topic + " is being created on " + broker;
            case MISSING -> topic + " is missing on " + broker;
            case WRONG_TYPE -> topic + " is of type " + detail + " on " + broker;
            case UNKNOWN -> broker + " says nothing of topics: " + detail;
        };
    }
}
