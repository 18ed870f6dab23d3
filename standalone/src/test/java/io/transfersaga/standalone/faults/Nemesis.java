// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills, stops and restarts, one after the other and several at once, and repairs each after a while. What it does
 * depends on its seed alone.
 */
final class Nemesis {

    private static final Logger log = LoggerFactory.getLogger(Nemesis.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(10);

    private record Repair(long at, String what, Runnable action) {}

    private final List<Victim> victims;
    private final Random random;
    private final Duration longestPause;
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<Victim, Repair> broken = new LinkedHashMap<>();

    Nemesis(List<Victim> victims, FaultSettings settings) {
        this.victims = List.copyOf(victims);
        this.random = new Random(settings.seed());
        this.longestPause = settings.longestPause();
    }

    /** Does harm for that long; some of it is still there at the end. */
    void rage(Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            calm(Math.min(end, in(between(Duration.ZERO, LONGEST_CALM))));
            strike();
        }
    }

    /** Repairs everything at once. */
    void heal() {
        List.copyOf(broken.keySet()).forEach(this::repair);
    }

    /** How often it did what. */
    Map<String, Integer> done() {
        return Collections.unmodifiableMap(done);
    }

    private void calm(long until) throws InterruptedException {
        for (var next = nextRepair(until); next != null; next = nextRepair(until)) {
            sleepUntil(next.getValue().at());
            repair(next.getKey());
        }
        sleepUntil(until);
    }

    private Map.Entry<Victim, Repair> nextRepair(long until) {
        return broken.entrySet().stream()
                .filter(each -> each.getValue().at() <= until)
                .min(Comparator.comparing(each -> each.getValue().at()))
                .orElse(null);
    }

    private void strike() {
        int dice = random.nextInt(100);
        List<Victim> healthy = new ArrayList<>(victims);
        healthy.removeAll(broken.keySet());
        if (dice < 7) {
            killAll();
        } else if (!healthy.isEmpty()) {
            Victim victim = healthy.get(random.nextInt(healthy.size()));
            if (dice < 45) {
                kill(victim);
            } else if (dice < 80) {
                pause(victim);
            } else {
                restart(victim);
            }
        }
    }

    private void kill(Victim victim) {
        note("kill -9", victim);
        victim.kill();
        repairLater(victim, between(Duration.ZERO, LONGEST_ABSENCE), "start", victim::start);
    }

    private void pause(Victim victim) {
        note("SIGSTOP", victim);
        victim.pause();
        repairLater(victim, between(SHORTEST_PAUSE, longestPause), "SIGCONT", victim::resume);
    }

    private void restart(Victim victim) {
        note("SIGTERM", victim);
        victim.stop();
        repairLater(victim, between(Duration.ZERO, LONGEST_ABSENCE), "start", victim::start);
    }

    private void killAll() {
        note("kill -9", "all at once");
        for (Victim victim : victims) {
            Repair pending = broken.get(victim);
            if (pending == null || pending.what().equals("SIGCONT")) {
                victim.kill();
            }
            repairLater(victim, between(Duration.ZERO, LONGEST_ABSENCE), "start", victim::start);
        }
    }

    private void repairLater(Victim victim, Duration wait, String what, Runnable action) {
        broken.put(victim, new Repair(in(wait), what, action));
    }

    private void repair(Victim victim) {
        Repair repair = broken.remove(victim);
        log.info("{} {}", repair.what(), victim);
        repair.action().run();
    }

    private void note(String fault, Object victim) {
        log.info("{} {}", fault, victim);
        done.merge(fault + " " + victim, 1, Integer::sum);
    }

    private Duration between(Duration shortest, Duration longest) {
        return shortest.plusMillis(random.nextInt((int) longest.minus(shortest).toMillis() + 1));
    }

    private static long in(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    private static void sleepUntil(long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, time - System.nanoTime()));
    }
}
