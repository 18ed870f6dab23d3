// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsTests {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration WORK = Duration.ofMillis(20);

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<List<String>> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void open() {
        gate.countDown();
    }

    @Test
    void doesAtOnceWhatComesAlone() throws TimeoutException {
        assertThat(groups(1, LONG, each -> each).ask("a")).isEqualTo("a!");
    }

    @Test
    void doesTogetherWhatComesWhileAGroupIsAtWork() {
        Groups<String, String> groups = groups(1, LONG, each -> each);
        CompletableFuture<String> first = ask(groups, "gate");
        List<CompletableFuture<String>> later =
                Stream.of("a", "b", "c").map(each -> ask(groups, each)).toList();
        gate.countDown();

        assertThat(first.join()).isEqualTo("gate!");
        assertThat(later.stream().map(CompletableFuture::join)).containsExactly("a!", "b!", "c!");
        assertThat(done).containsExactly(List.of("gate"), List.of("a", "b", "c"));
    }

    @Test
    void goesOnBesideAGroupThatIsHeldUp() {
        Groups<String, String> groups = groups(2, LONG, each -> each);
        CompletableFuture<String> held = ask(groups, "gate");
        assertThat(ask(groups, "a").join()).isEqualTo("a!");
        assertThat(ask(groups, "b").join()).isEqualTo("b!");
        assertThat(held).isNotDone();
    }

    @Test
    void makesNoGroupTooLarge() {
        Groups<String, String> groups = groups(1, LONG, each -> each);
        var unused = ask(groups, "gate");
        List<CompletableFuture<String>> later = Stream.of("first", "second", "third", "the largest of them")
                .map(each -> ask(groups, each))
                .toList();
        gate.countDown();

        later.forEach(CompletableFuture::join);
        assertThat(done)
                .containsExactly(
                        List.of("gate"), List.of("first", "third"), List.of("second"), List.of("the largest of them"));
    }

    @Test
    void leavesWhatAnotherGroupIsAboutToALaterOne() {
        Groups<String, String> groups = groups(2, LONG, each -> each.substring(0, 1));
        CompletableFuture<String> first = ask(groups, "gate");
        CompletableFuture<String> same = ask(groups, "guard");
        assertThat(ask(groups, "a").join()).isEqualTo("a!");
        assertThat(same).isNotDone();
        gate.countDown();

        assertThat(first.join()).isEqualTo("gate!");
        assertThat(same.join()).isEqualTo("guard!");
        assertThat(done).containsExactly(List.of("a"), List.of("gate"), List.of("guard"));
    }

    /** In time, that is: the test tries again where its own threads were too slow. */
    @Test
    void waitsForMoreToComeAfterAGroupOfSeveral() {
        Awaitility.await().until(() -> {
            var start = new CountDownLatch(1);
            var groups = new Groups<String, String>(
                    new Groups.Limits(1, 2, LONG, LONG), group -> slowly(start, group), each -> 1);
            List<CompletableFuture<String>> earlier =
                    Stream.of("first", "a", "b").map(each -> ask(groups, each)).toList();
            CompletableFuture<String> leader = ask(groups, "c");
            start.countDown();
            earlier.forEach(CompletableFuture::join);
            String late = start(groups, "d").answer().join();
            return late.equals(leader.join());
        });
    }

    @Test
    void waitsForNobodyAfterOneWhoWasAlone() {
        var start = new CountDownLatch(0);
        var groups = new Groups<String, String>(
                new Groups.Limits(1, 2, LONG, LONG), group -> slowly(start, group), each -> 1);
        assertThat(start(groups, "first").answer().join()).isEqualTo("first");
        CompletableFuture<String> second = start(groups, "second").answer();
        CompletableFuture<String> third = start(groups, "third").answer();
        assertThat(second.join()).isEqualTo("second");
        assertThat(third.join()).isEqualTo("third");
    }

    /** The work takes two seconds, after which a group would gather for four. */
    @Test
    void gathersNoLongerOnceItIsFull() {
        var groups = new Groups<String, String>(new Groups.Limits(1, 2, LONG, LONG), this::work, each -> 1);
        var unused = ask(groups, "gate");
        List<CompletableFuture<String>> slow =
                Stream.of("a", "slow").map(each -> ask(groups, each)).toList();
        CompletableFuture<String> leader = ask(groups, "leader");
        gate.countDown();
        slow.forEach(CompletableFuture::join);
        CompletableFuture<String> last = start(groups, "last").answer();

        assertThat(last).succeedsWithin(Duration.ofSeconds(3)).isEqualTo("last!");
        assertThat(leader).succeedsWithin(Duration.ofSeconds(3)).isEqualTo("leader!");
        assertThat(done).endsWith(List.of("leader", "last"));
    }

    @Test
    void throwsToAllWhoseGroupFailed() {
        Groups<String, String> groups = groups(1, LONG, each -> each);
        var unused = ask(groups, "gate");
        List<CompletableFuture<String>> later =
                Stream.of("a", "broken").map(each -> ask(groups, each)).toList();
        gate.countDown();

        assertThat(later).allSatisfy(each -> assertThatThrownBy(each::join).hasRootCauseMessage("broken"));
        assertThat(ask(groups, "c").join()).isEqualTo("c!");
    }

    @Test
    void sendsAwayWhomNobodyHasTimeFor() {
        Groups<String, String> groups = groups(1, Duration.ofMillis(1), each -> each);
        var unused = ask(groups, "gate");
        assertThatThrownBy(() -> groups.ask("late")).isInstanceOf(TimeoutException.class);
        gate.countDown();
        assertThat(done).doesNotContain(List.of("late"));
    }

    private Groups<String, String> groups(int mostAtOnce, Duration patience, Function<String, Object> subject) {
        return new Groups<>(new Groups.Limits(mostAtOnce, 10, patience, LONG), this::work, String::length, subject);
    }

    private List<String> work(List<String> group) {
        if (group.contains("gate")) {
            await(gate);
        }
        if (group.contains("slow")) {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
        if (group.contains("broken")) {
            throw new IllegalStateException("broken");
        }
        done.add(group);
        return group.stream().map(each -> each + "!").toList();
    }

    /** Whom it did it with is the answer of each. */
    private static List<String> slowly(CountDownLatch start, List<String> group) {
        await(start);
        LockSupport.parkNanos(WORK.toNanos());
        return Collections.nCopies(group.size(), String.join(" and ", group));
    }

    /** Returns once it is answered, or its thread waits. */
    private CompletableFuture<String> ask(Groups<String, String> groups, String question) {
        Asking asking = start(groups, question);
        Awaitility.await().until(() -> switch (asking.thread().getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        });
        return asking.answer();
    }

    private Asking start(Groups<String, String> groups, String question) {
        var answer = new CompletableFuture<String>();
        var thread = new Thread(() -> {
            try {
                answer.complete(groups.ask(question));
            } catch (TimeoutException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new Asking(thread, answer);
    }

    private record Asking(Thread thread, CompletableFuture<String> answer) {}

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }
}
