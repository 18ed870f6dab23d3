// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.transfersaga.standalone.SettableClock;
import io.transfersaga.standalone.simulation.Reached.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.rocketmq.client.producer.LocalTransactionState;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * Delivers in any order, several times, late, and long after; forgets, gives up, and asks back. Each process is a
 * consumer group and a producer group of its name.
 */
final class SimulatedBroker {

    private static final int MAX_REDELIVERIES = 5;
    private static final int MAX_CHECKS = 8;
    private static final String POISON = "poison";

    /** A message in the store, or one more copy of it. */
    record Copy(String group, Message message, String id, long bornAt, int redeliveries) {

        Copy again() {
            return new Copy(group, message, id, bornAt, redeliveries + 1);
        }

        MessageExt delivery() {
            var delivery = new MessageExt();
            delivery.setTopic(message.getTopic());
            delivery.setBody(message.getBody());
            MessageAccessor.setProperties(delivery, new HashMap<>(message.getProperties()));
            delivery.setMsgId(id);
            delivery.setBornTimestamp(bornAt);
            delivery.setReconsumeTimes(redeliveries);
            return delivery;
        }

        String type() {
            return message.getUserProperty("bundleSize") == null
                    ? String.valueOf(message.getUserProperty("messageType"))
                    : "MoneyDebited";
        }

        /** Of each message in it. */
        List<String> keys() {
            return List.of(String.valueOf(message.getKeys()).split(" "));
        }
    }

    /** A message that waits for the end of its local transaction. */
    static final class Half {

        private final String producer;
        private final Copy copy;
        private int checks;
        private boolean rolledBackByCheck;

        Half(String producer, Copy copy) {
            this.producer = producer;
            this.copy = copy;
        }

        String producer() {
            return producer;
        }

        @Override
        public String toString() {
            return copy.id();
        }
    }

    private record LateEnd(Half half, LocalTransactionState state) {}

    private final Faults faults;
    private final SettableClock clock;
    private final Safeguards safeguards;
    private final Reached reached;
    private final Complaints complaints;
    private final Map<String, List<Copy>> queues = new TreeMap<>();
    private final List<Half> halves = new ArrayList<>();
    private final List<LateEnd> lateEnds = new ArrayList<>();
    private final List<Copy> everything = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private final Map<String, String> labels = new HashMap<>();
    private Consumer<Half> whileHalf = half -> {};
    private String activity = "";
    private boolean down;
    private int ids;

    SimulatedBroker(Faults faults, SettableClock clock, Safeguards safeguards, Reached reached, Complaints complaints) {
        this.faults = faults;
        this.clock = clock;
        this.safeguards = safeguards;
        this.reached = reached;
        this.complaints = complaints;
    }

    /** @param hook what else happens between a half message, its local transaction and its end */
    void reset(Consumer<Half> hook) {
        queues.clear();
        halves.clear();
        lateEnds.clear();
        everything.clear();
        delivered.clear();
        said.clear();
        labels.clear();
        whileHalf = hook;
        activity = "";
        down = false;
        ids = 0;
    }

    /**
     * Says on whose behalf things are sent from now on.
     *
     * @return on whose until now
     */
    String during(String newActivity) {
        String before = activity;
        activity = newActivity;
        return before;
    }

    void setDown(boolean down) {
        this.down = down;
    }

    boolean isDown() {
        return down;
    }

    void store(String sender, Message message) {
        Copy copy = copyOf(message);
        if (!safeguards.isSilenced(copy.type(), String.valueOf(message.getKeys()))) {
            faults.trace(() -> sender + " sends " + name(copy));
            release(copy);
        }
    }

    private void release(Copy copy) {
        noteWhatItShows(copy);
        queue(copy.group()).add(copy);
        everything.add(copy);
    }

    private void noteWhatItShows(Copy copy) {
        boolean repeated = copy.keys().stream()
                .filter(key -> said.add(copy.type() + key))
                .toList()
                .isEmpty();
        if (repeated && activity.equals("timer")) {
            reached.count(State.SAGA_RESUMED_BY_TIMER);
        }
        if (!repeated && activity.equals("reconciler")) {
            reached.count(State.LOST_COMMIT_REPAIRED_BY_RECONCILER);
        }
        if (activity.equals("re-scan")) {
            reached.count(repeated ? State.MESSAGE_SENT_TWICE_BY_RESCAN : State.UNSENT_MESSAGE_FOUND_BY_RESCAN);
        }
        if (repeated && copy.type().equals("CreditAbandoned") && activity.contains("CreditAccount")) {
            reached.count(State.LATE_CREDIT_BLOCKED_BY_FENCE);
        }
    }

    Half storeHalf(String sender, Message message) {
        clock.advance(Duration.ofMillis(1));
        var half = new Half(sender, copyOf(message));
        faults.trace(() -> sender + " stores half " + name(half.copy));
        halves.add(half);
        return half;
    }

    void whileHalf(Half half) {
        whileHalf.accept(half);
    }

    /** A COMMIT delivers whatever was decided before; nobody but the debit's own commit says it. */
    void end(Half half, LocalTransactionState state) {
        faults.trace(() -> "half " + half + " ends: " + state);
        if (half.rolledBackByCheck && state == LocalTransactionState.COMMIT_MESSAGE) {
            reached.count(State.CHECK_ANSWERED_ROLLBACK_THEN_DEBITED);
            if (faults.chance(0.5)) {
                return;
            }
        }
        if (state == LocalTransactionState.COMMIT_MESSAGE) {
            release(half.copy);
        }
        if (state != LocalTransactionState.UNKNOW) {
            halves.remove(half);
        }
    }

    void endLater(Half half, LocalTransactionState state) {
        lateEnds.add(new LateEnd(half, state));
    }

    void endOneLate() {
        LateEnd late = faults.takeOneOf(lateEnds);
        end(late.half(), late.state());
    }

    boolean hasLateEnds() {
        return !lateEnds.isEmpty();
    }

    List<Half> halves() {
        return halves;
    }

    /** What the broker makes of the answer to a check-back; after some it gives up. */
    void checked(Half half, LocalTransactionState answer) {
        faults.trace(() -> half.producer + " answers the check of half " + half + ": " + answer);
        half.checks++;
        if (answer == LocalTransactionState.COMMIT_MESSAGE) {
            reached.count(State.CHECK_ANSWERED_COMMIT);
            halves.remove(half);
            release(half.copy);
        } else if (answer == LocalTransactionState.ROLLBACK_MESSAGE || half.checks >= MAX_CHECKS) {
            half.rolledBackByCheck = answer == LocalTransactionState.ROLLBACK_MESSAGE;
            halves.remove(half);
        }
    }

    MessageExt question(Half half) {
        return half.copy.delivery();
    }

    List<Copy> queue(String group) {
        return queues.computeIfAbsent(group, g -> new ArrayList<>());
    }

    boolean isEmpty() {
        return queues.values().stream().allMatch(List::isEmpty);
    }

    void deliveredOnce(Copy copy) {
        if (!delivered.add(copy.id())) {
            reached.count(State.DUPLICATE_DELIVERED);
        }
    }

    void takeBack(String group, MessageExt message) {
        Copy copy = new Copy(
                group, message, message.getMsgId(), message.getBornTimestamp(), message.getReconsumeTimes() + 1);
        if (copy.redeliveries() > MAX_REDELIVERIES) {
            deadLetter(message);
        } else {
            queue(group).add(copy);
        }
    }

    /** As its receiver wants it: what fails by itself, and not because of its neighbours. */
    void putAside(String group, MessageExt message) {
        if (message.getUserProperty(POISON) == null) {
            complaints.add(group + " put a good message aside: " + message.getUserProperty("messageType"));
        }
        deadLetter(message);
    }

    private void deadLetter(MessageExt message) {
        faults.trace(() -> "a dead letter: " + message.getUserProperty("messageType"));
        reached.count(State.DEAD_LETTER);
    }

    /** Whatever was ever stored may come again. */
    void repeatOne() {
        if (!everything.isEmpty()) {
            Copy copy = faults.oneOf(everything);
            faults.trace(() -> "once more: " + name(copy));
            queue(copy.group()).add(copy);
        }
    }

    /** The key of some message. */
    Optional<String> anyKey() {
        return everything.isEmpty()
                ? Optional.empty()
                : Optional.of(faults.oneOf(faults.oneOf(everything).keys()));
    }

    /** Says something that nobody understands, or that its receiver must not do. */
    void storePoison(Message message) {
        message.putUserProperty(POISON, "yes");
        faults.trace(() -> "poison for " + message.getTopic());
        release(copyOf(message));
    }

    /** Forgets a message that it had confirmed; or, once in a while, all of them. */
    void loseSome() {
        List<List<Copy>> full =
                queues.values().stream().filter(q -> !q.isEmpty()).toList();
        if (full.isEmpty()) {
            return;
        }
        if (faults.chance(0.1)) {
            faults.trace(() -> "the broker comes back empty");
            queues.values().forEach(List::clear);
            halves.clear();
        } else {
            Copy lost = faults.takeOneOf(faults.oneOf(full));
            faults.trace(() -> "lost: " + name(lost));
        }
    }

    String name(Copy copy) {
        String key = String.valueOf(copy.message().getKeys());
        return copy.id() + " " + copy.type() + " " + labels.computeIfAbsent(key, k -> "T" + (labels.size() + 1));
    }

    private Copy copyOf(Message message) {
        return new Copy(groupOf(message.getTopic()), message, "m" + ++ids, clock.millis(), 0);
    }

    private static String groupOf(String topic) {
        return topic.startsWith("ledger-") ? topic.substring("ledger-".length()) : "saga";
    }
}
