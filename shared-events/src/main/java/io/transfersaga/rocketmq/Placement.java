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

    /** One sentence for all the brokers of which it is true. */
    private static Optional<String> describe(List<Placement> placements) {
        Map<String, List<Placement>> alike = placements.stream()
                .collect(Collectors.groupingBy(
                        placement -> placement.told(""), LinkedHashMap::new, Collectors.toList()));
        return alike.isEmpty()
                ? Optional.empty()
                : Optional.of(alike.values().stream()
                        .map(same -> same.get(0).told(brokers(same)))
                        .collect(Collectors.joining("; ")));
    }

    private static String brokers(List<Placement> placements) {
        return placements.stream().map(Placement::broker).distinct().collect(Collectors.joining(", "));
    }

    private String told(String brokers) {
        return switch (state) {
            case THERE -> topic + " is on " + brokers;
            case CREATED -> topic + " is being created on " + brokers;
            case MISSING -> topic + " is missing on " + brokers;
            case WRONG_TYPE -> topic + " is of type " + detail + " on " + brokers;
            case UNKNOWN -> "no word about topics from " + brokers + ": " + detail;
        };
    }

    @Override
    public String toString() {
        return told(broker);
    }
}
