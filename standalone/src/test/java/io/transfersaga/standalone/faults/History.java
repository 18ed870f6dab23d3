// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.Answer;
import io.transfersaga.standalone.endtoend.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What the clients asked for, and what they were told. */
final class History {

    /** A request that may be repeated as often as its sender likes: the key says that it is the same. */
    record Request(String ledger, Order order, String key) {}

    /** Refusals that promise that nothing happened. */
    private static final Set<String> REFUSED = Set.of("insufficient-funds", "broker-unavailable", "overloaded");

    private final Map<String, Order> accepted = new ConcurrentHashMap<>();
    private final Map<String, String> transfersByKey = new ConcurrentHashMap<>();
    private final Queue<Request> unknown = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();

    /** Whether the answer tells what became of the request. */
    boolean answered(Request request, Answer answer) {
        String said = answer.status() == 202 ? "accepted" : answer.status() + " " + slug(answer);
        count(said);
        String before = transfersByKey.get(request.key());
        if (answer.status() == 202) {
            accept(request, answer.text("transferId"));
            return true;
        }
        boolean refused = REFUSED.contains(slug(answer));
        if (before != null && answer.status() == 422) {
            contradict(request.key() + " was accepted as " + before + ", and then refused: " + said);
        }
        return refused;
    }

    void unanswered() {
        count("no answer");
    }

    void repeatAtTheEnd(Request request) {
        unknown.add(request);
    }

    List<Request> takeUnknown() {
        List<Request> taken = new ArrayList<>();
        for (Request request = unknown.poll(); request != null; request = unknown.poll()) {
            taken.add(request);
        }
        return taken;
    }

    void contradict(String contradiction) {
        contradictions.add(contradiction);
    }

    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** Every transfer that was answered with 202, by its id. */
    Map<String, Order> accepted() {
        return accepted;
    }

    Map<String, LongAdder> answers() {
        return answers;
    }

    private void accept(Request request, String transferId) {
        String other = transfersByKey.putIfAbsent(request.key(), transferId);
        if (other != null && !other.equals(transferId)) {
            contradict(request.key() + " is transfer " + other + " and also " + transferId);
        }
        accepted.put(transferId, request.order());
    }

    private void count(String what) {
        answers.computeIfAbsent(what, each -> new LongAdder()).increment();
    }

    private static String slug(Answer answer) {
        return answer.text("type").replace("/problems/", "");
    }
}
