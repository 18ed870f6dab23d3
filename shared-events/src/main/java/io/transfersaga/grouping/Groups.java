// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.grouping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Does together what many ask for at once. Somebody of each group does the work for it; who comes meanwhile waits for a
 * later group. So nobody waits who comes alone, and the busier it is, the larger the groups are.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Groups<Q, A> {

    private final int mostAtOnce;
    private final int largest;
    private final Duration patience;
    private final Function<List<Q>, List<A>> work;
    private final ToIntFunction<Q> size;
    private final Function<Q, Object> subject;

    private final Set<Waiting<Q, A>> queue = new LinkedHashSet<>();
    private final Set<Object> inHand = new HashSet<>();
    private int atWork;

    /**
     * @param mostAtOnce groups at work
     * @param largest sum of the sizes in a group, unless there is one alone that is larger
     * @param patience how long one may wait to be taken into a group
     * @param work an answer for each of a group, in their order; what it throws is thrown to all of them
     * @param size of one
     */
    public Groups(
            int mostAtOnce, int largest, Duration patience, Function<List<Q>, List<A>> work, ToIntFunction<Q> size) {
        this(mostAtOnce, largest, patience, work, size, each -> new Object());
    }

    /** @param subject what one is about; no two groups that are at work are about the same */
    public Groups(
            int mostAtOnce,
            int largest,
            Duration patience,
            Function<List<Q>, List<A>> work,
            ToIntFunction<Q> size,
            Function<Q, Object> subject) {
        this.mostAtOnce = mostAtOnce;
        this.largest = largest;
        this.patience = patience;
        this.work = work;
        this.size = size;
        this.subject = subject;
    }

    /** @throws TimeoutException when nobody had time for it: nothing was done */
    public A ask(Q question) throws TimeoutException {
        var own = new Waiting<Q, A>(question, subject.apply(question), size.applyAsInt(question));
        join(own);
        List<Waiting<Q, A>> group = own.awaitTurn(patience, () -> leave(own));
        if (!group.isEmpty()) {
            try {
                doFor(group);
            } finally {
                finish(group);
            }
        }
        return own.answer();
    }

    private void doFor(List<Waiting<Q, A>> group) {
        try {
            List<A> answers =
                    work.apply(group.stream().map(each -> each.question).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer.complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            group.forEach(each -> each.answer.completeExceptionally(e));
        }
    }

    private synchronized void join(Waiting<Q, A> own) {
        queue.add(own);
        startGroups();
    }

    /** @return whether it was still waiting */
    private synchronized boolean leave(Waiting<Q, A> own) {
        return queue.remove(own);
    }

    private synchronized void finish(List<Waiting<Q, A>> group) {
        group.forEach(each -> inHand.remove(each.subject));
        atWork--;
        startGroups();
    }

    private void startGroups() {
        while (atWork < mostAtOnce) {
            List<Waiting<Q, A>> group = nextGroup();
            if (group.isEmpty()) {
                return;
            }
            atWork++;
            group.forEach(each -> inHand.add(each.subject));
            group.get(0).turn.complete(group);
            group.stream().skip(1).forEach(each -> each.turn.complete(List.of()));
        }
    }

    private List<Waiting<Q, A>> nextGroup() {
        List<Waiting<Q, A>> group = new ArrayList<>();
        int room = largest;
        Iterator<Waiting<Q, A>> waiting = queue.iterator();
        while (waiting.hasNext() && room > 0) {
            Waiting<Q, A> next = waiting.next();
            boolean fits = group.isEmpty() || next.size <= room;
            if (fits && !inHand.contains(next.subject)) {
                waiting.remove();
                group.add(next);
                room -= next.size;
            }
        }
        return group;
    }

    private static final class Waiting<Q, A> {

        private final Q question;
        private final Object subject;
        private final int size;

        /** Given to the first of a group: the group; to the others: nothing to do. */
        private final CompletableFuture<List<Waiting<Q, A>>> turn = new CompletableFuture<>();

        private final CompletableFuture<A> answer = new CompletableFuture<>();

        private Waiting(Q question, Object subject, int size) {
            this.question = question;
            this.subject = subject;
            this.size = size;
        }

        /** @return the group to work for; empty when somebody else does */
        private List<Waiting<Q, A>> awaitTurn(Duration patience, BooleanSupplier leave) throws TimeoutException {
            try {
                return turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (leave.getAsBoolean()) {
                    throw e;
                }
                return turn.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                if (leave.getAsBoolean()) {
                    throw new TimeoutException("interrupted");
                }
                return turn.join();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a turn never fails", e);
            }
        }

        private A answer() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) e.getCause();
            }
        }
    }
}
