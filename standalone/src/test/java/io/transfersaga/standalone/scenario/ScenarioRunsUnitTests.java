// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.transfersaga.web.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ScenarioRunsUnitTests {

    private final ScenarioRuns runs = new ScenarioRuns(new Nowhere(), Clock.systemUTC());

    @Test
    void saysWhatWasSeenInsteadOfWhatWasExpected() {
        Report report = runs.play(new Named("odd", false, stage -> {
            stage.tell("It began.");
            throw new Surprise("It was green.");
        }));

        assertThat(report.asExpected()).isFalse();
        assertThat(report.happened()).isEqualTo("It was green.");
        assertThat(report.steps()).extracting(Report.Step::what).containsExactly("It began.");
    }

    @Test
    void believesNoScenarioThatLeavesLedgersWhichCannotBeAudited() {
        Report report = runs.play(new Named("blind", false, stage -> {}));

        assertThat(report.asExpected()).isFalse();
        assertThat(report.happened()).contains("broke off");
    }

    @Test
    void playsNoneTwiceAtOnceAndADisturbingOneAlone() {
        var began = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        CompletableFuture<Report> playing =
                CompletableFuture.supplyAsync(() -> runs.play(new Named("long", false, stage -> {
                    began.countDown();
                    end.await();
                })));
        try {
            began.await();
            expectRefusal(new Named("long", false, stage -> {}));
            expectRefusal(new Named("loud", true, stage -> {}));
            assertThat(runs.play(new Named("quiet", false, stage -> {})).name()).isEqualTo("quiet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.countDown();
        }
        assertThat(playing.join().name()).isEqualTo("long");
        assertThat(runs.play(new Named("loud", true, stage -> {})).name()).isEqualTo("loud");
    }

    private void expectRefusal(Scenario scenario) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> runs.play(scenario))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(429));
    }

    private interface Part {

        void play(Stage stage) throws Surprise, InterruptedException;
    }

    private record Named(String name, boolean disturbsOthers, Part part) implements Scenario {

        @Override
        public Script script() {
            return new Script(name, name, name, name);
        }

        @Override
        public String play(Stage stage) throws Surprise, InterruptedException {
            part.play(stage);
            return "All went well.";
        }
    }

    /** Nobody listens there. */
    private static final class Nowhere implements Installation {

        @Override
        public URI ledger(String ledger) {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public URI sagas() {
            return ledger("");
        }

        @Override
        public void stop(String ledger) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start(String ledger) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instance startAnother(String ledger, String name) {
            throw new UnsupportedOperationException();
        }
    }
}
