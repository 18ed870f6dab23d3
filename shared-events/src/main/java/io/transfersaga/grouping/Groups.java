// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.grouping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does together what many ask for at once. Somebody of each group does the work for it; who comes meanwhile waits for a
 * later group. So nobody waits for long who comes alone, and the busier it is, the larger the groups are.
 *
 * <p>One group is at work at a time, as long as that is quick: side by side they would be smaller, and cost more. One
 * that takes long is held up by something that need not hold up others, and the next one starts beside it. After a
 * group of several the next one may gather: wait until it is full, or in proportion to what the work takes.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Groups<Q, A> {

    /** How long a group is at work before the next one starts beside it. */
    private static final long LONG_NANOS = Duration.ofMillis(50).toNanos();

    /** A group gathers this many times as long as the one before it was at work. */
    private static final int GATHERING_FACTOR = 2;

    private final Limits limits;
    private final Function<List<Q>, List<A>> work;
    private final ToIntFunction<Q> size;
    private final Function<Q, Object> subject;

    private final Set<Waiting<Q, A>> queue = new LinkedHashSet<>();
    private final Set<Group<Q, A>> atWork = new HashSet<>();
    private long gatheringNanos;

    /**
     * @param mostAtOnce groups at work, however long they take
     * @param largest sum of the sizes in a group, unless there is one alone that is larger
     * @param patience how long one may wait to be taken into a group
     * @param gathering how long a group waits for more to come, at most; zero where it does not wait
     */
    public record Limits(int mostAtOnce, int largest, Duration patience, Duration gathering) {}

    /**
     * @param work an answer for each of a group, in their order; what it throws is thrown to all of them
     * @param size of one
     */
    public Groups(Limits limits, Function<List<Q>, List<A>> work, ToIntFunction<Q> size) {
        this(limits, work, size, each -> new Object());
    }

    /** @param subject what one is about; no two groups that are at work are about the same */
    public Groups(Limits limits, Function<List<Q>, List<A>> work, ToIntFunction<Q> size, Function<Q, Object> subject) {
        this.limits = limits;
        this.work = work;
        this.size = size;
        this.subject = subject;
    }

    /** @throws TimeoutException when nobody had time for it: nothing was done */
    public A ask(Q question) throws TimeoutException {
        var own = new Waiting<Q, A>(question, subject.apply(question), size.applyAsInt(question));
        join(own);
        awaitTurn(own);
        Group<Q, A> group = own.led;
        if (group != null) {
            try {
                gather(group);
                doFor(group.members);
            } finally {
                finish(group);
            }
        }
        return own.answer();
    }

    private void awaitTurn(Waiting<Q, A> own) throws TimeoutException {
        try {
            for (long left = limits.patience().toNanos(); left > 0; left -= LONG_NANOS) {
                if (own.hasTurnWithin(Math.min(left, LONG_NANOS))) {
                    return;
                }
                startGroups();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (leave(own)) {
            throw new TimeoutException("nobody had time for it");
        }
        own.turn.join();
    }

    private void doFor(List<Waiting<Q, A>> members) {
        try {
            List<A> answers =
                    work.apply(members.stream().map(each -> each.question).toList());
            for (int i = 0; i < members.size(); i++) {
                members.get(i).settle(answers.get(i), null);
            }
        } catch (RuntimeException | Error e) {
            members.forEach(each -> each.settle(null, e));
        }
    }

    private synchronized void join(Waiting<Q, A> own) {
        queue.add(own);
        startGroups();
        atWork.stream().filter(this::canBeFull).forEach(Group::stopGathering);
    }

    /** @return whether it was still waiting */
    private synchronized boolean leave(Waiting<Q, A> own) {
        return queue.remove(own);
    }

    private synchronized void finish(Group<Q, A> group) {
        atWork.remove(group);
        gatheringNanos = group.members.size() > 1
                ? Math.min(
                        GATHERING_FACTOR * (System.nanoTime() - group.atWorkSince),
                        limits.gathering().toNanos())
                : 0;
        startGroups();
    }

    private synchronized void startGroups() {
        while (mayStart()) {
            var group = new Group<Q, A>(gatheringNanos);
            fill(group);
            if (group.members.isEmpty()) {
                return;
            }
            atWork.add(group);
            group.members.get(0).lead(group);
        }
    }

    private boolean mayStart() {
        long now = System.nanoTime();
        return atWork.size() < limits.mostAtOnce()
                && atWork.stream().allMatch(group -> now - group.atWorkSince >= LONG_NANOS);
    }

    private void gather(Group<Q, A> group) {
        if (group.gatheringNanos > 0) {
            if (startGathering(group)) {
                LockSupport.parkNanos(group.gatheringNanos);
            }
            startWork(group);
        }
    }

    /** @return whether it is worth while to wait */
    private synchronized boolean startGathering(Group<Q, A> group) {
        group.gatherer = Thread.currentThread();
        return !canBeFull(group);
    }

    private synchronized void startWork(Group<Q, A> group) {
        group.gatherer = null;
        fill(group);
        group.atWorkSince = System.nanoTime();
    }

    /** As each that waits has at least a size of one. */
    private boolean canBeFull(Group<Q, A> group) {
        return group.size + queue.size() >= limits.largest();
    }

    /** Takes in who waits, the first first, as far as they fit. */
    private void fill(Group<Q, A> group) {
        Iterator<Waiting<Q, A>> waiting = queue.iterator();
        while (waiting.hasNext() && group.size < limits.largest()) {
            Waiting<Q, A> next = waiting.next();
            boolean fits = group.members.isEmpty() || group.size + next.size <= limits.largest();
            if (fits && atWork.stream().noneMatch(other -> other != group && other.isAbout(next.subject))) {
                waiting.remove();
                group.add(next);
            }
        }
    }

    private static final class Group<Q, A> {

        private final List<Waiting<Q, A>> members = new ArrayList<>();
        private final Set<Object> subjects = new HashSet<>();
        private final long gatheringNanos;
        private @Nullable Thread gatherer;
        private long atWorkSince = System.nanoTime();
        private int size;

        private Group(long gatheringNanos) {
            this.gatheringNanos = gatheringNanos;
        }

        private void add(Waiting<Q, A> member) {
            members.add(member);
            subjects.add(member.subject);
            size += member.size;
        }

        private void stopGathering() {
            LockSupport.unpark(gatherer);
        }

        private boolean isAbout(Object wanted) {
            return subjects.contains(wanted);
        }
    }

    private static final class Waiting<Q, A> {

        private final Q question;
        private final Object subject;
        private final int size;

        /** Completed when there is a group to lead, or an answer. */
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        private @Nullable Group<Q, A> led;
        private @Nullable A answer;
        private @Nullable Throwable failure;

        private Waiting(Q question, Object subject, int size) {
            this.question = question;
            this.subject = subject;
            this.size = size;
        }

        private void lead(Group<Q, A> group) {
            led = group;
            turn.complete(true);
        }

        private void settle(@Nullable A with, @Nullable Throwable thrown) {
            answer = with;
            failure = thrown;
            turn.complete(true);
        }

        private boolean hasTurnWithin(long nanos) throws InterruptedException {
            try {
                return turn.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a turn never fails", e);
            }
        }

        private A answer() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
            return Objects.requireNonNull(answer, "every member of a group is answered");
        }
    }
}
