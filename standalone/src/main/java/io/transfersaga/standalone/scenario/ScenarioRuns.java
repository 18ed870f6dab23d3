// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays scenarios, a few at once, each of them once at a time; one that disturbs others alone. */
final class ScenarioRuns {

    private static final Logger log = LoggerFactory.getLogger(ScenarioRuns.class);
    private static final int AT_ONCE = 4;
    private static final int TOO_MANY = 429;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<String> playing = ConcurrentHashMap.newKeySet();
    private final Installation installation;
    private final Clock clock;

    ScenarioRuns(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * Returns when it has been played.
     *
     * @throws ProblemException 429 {@code overloaded} while it is played already, or others that it does not go with
     */
    Report play(Scenario scenario) {
        String name = scenario.script().name();
        if (!playing.add(name)) {
            throw busy("This scenario is being played; try again later.");
        }
        try {
            return playInTurn(scenario);
        } finally {
            playing.remove(name);
        }
    }

    private Report playInTurn(Scenario scenario) {
        int needed = scenario.disturbsOthers() ? AT_ONCE : 1;
        if (!places.tryAcquire(needed)) {
            throw busy("Other scenarios are being played; try again later.");
        }
        try {
            return playNow(scenario);
        } finally {
            places.release(needed);
        }
    }

    private static ProblemException busy(String detail) {
        return new ProblemException(ProblemType.OVERLOADED, TOO_MANY, detail).retryAfter(RETRY_AFTER);
    }

    private Report playNow(Scenario scenario) {
        Script script = scenario.script();
        var stage = new Stage(script.name(), installation, clock);
        Instant startedAt = clock.instant();
        boolean asExpected = false;
        String happened;
        try {
            happened = scenario.play(stage);
            stage.expectBalancedLedgers();
            asExpected = true;
        } catch (Surprise e) {
            happened = String.valueOf(e.getMessage());
        } catch (IOException | SQLException | RuntimeException e) {
            log.warn("Scenario {} broke off", script.name(), e);
            happened = "It broke off: " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            happened = "It broke off, since the service stops.";
        }
        return new Report(
                script.name(),
                script.title(),
                script.expected(),
                happened,
                asExpected,
                stage.transfers(),
                stage.steps(),
                startedAt,
                clock.instant());
    }
}
