// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.simulation.Reached.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money stays right whatever fails; and without any of its safeguards, the same oracle says that it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("SystemOut") // figures for whoever reads the build's log
class SimulationIntegrationTests {

    private static final long SCHEDULES = Long.getLong("simulation.schedules", 20_000);
    private static final int WORKERS = Integer.getInteger("simulation.workers", 2);

    /** What a build may spend; a slow machine runs as many schedules as fit. */
    private static final Duration BUDGET = Duration.ofSeconds(Long.getLong("simulation.seconds", 170));

    /** For schedules in which debits are told of in either way. */
    private static final Duration SMALL_BUDGET = BUDGET.dividedBy(6);

    /** Schedules in which a missing safeguard must show. */
    private static final int PATIENCE = 3_000;

    private final Reached unused = new Reached();
    private World world;

    @BeforeAll
    void startWorld() {
        world = new World("mutants", unused, Announcing.TRANSACTIONAL_MESSAGE);
    }

    @AfterAll
    void closeWorld() {
        world.close();
    }

    @AfterEach
    void announceAsByDefault() {
        world.announceBy(Announcing.TRANSACTIONAL_MESSAGE);
    }

    @Test
    void endsEveryScheduleWell() {
        endsWell(Announcing.chosen(), BUDGET, Announcing.chosen().reachable());
    }

    @Test
    void endsEveryScheduleWellInWhichDebitsAreToldOfInEitherWay() {
        endsWell(
                Announcing.EITHER,
                SMALL_BUDGET,
                List.of(State.UNSENT_MESSAGE_FOUND_BY_RESCAN, State.MESSAGE_SENT_TWICE_BY_RESCAN));
    }

    private static void endsWell(Announcing announcing, Duration budget, List<State> expected) {
        var reached = new Reached();

        Simulation.Result result = Simulation.run(announcing, 1, SCHEDULES, budget, WORKERS, reached);

        System.out.println(result);
        System.out.println(reached);
        assertThat(result.failure()).isEmpty();
        assertThat(expected)
                .allSatisfy(state ->
                        assertThat(reached.times(state)).as(state.name()).isPositive());
    }

    @Test
    void replaysASeedExactly() {
        long seed = Long.getLong("simulation.seed", 7);
        world.announceBy(Announcing.chosen());

        Simulation.Failure once = Simulation.replay(world, seed);
        Simulation.Failure again = Simulation.replay(world, seed);

        assertThat(again.steps()).isEqualTo(once.steps());
        assertThat(once.wrong()).as(once::toString).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Safeguard.class)
    void noticesThatASafeguardIsMissing(Safeguard safeguard) {
        notices(safeguard);
    }

    /** Those that are others there. */
    @ParameterizedTest
    @EnumSource(names = {"COMMIT_AFTER_DEBIT", "RECONCILER"})
    void noticesThatASafeguardIsMissingWithAMessageTable(Safeguard safeguard) {
        world.announceBy(Announcing.MESSAGE_TABLE);
        notices(safeguard);
    }

    private void notices(Safeguard safeguard) {
        world.without(safeguard);
        try {
            int schedule = 1;
            while (schedule <= PATIENCE && Schedule.run(world, schedule, null).isEmpty()) {
                schedule++;
            }
            assertThat(schedule).as(safeguard.meaning()).isLessThanOrEqualTo(PATIENCE);
            System.out.printf(
                    "without %s, %s: schedule %d, %s%n",
                    safeguard,
                    world.announcing(),
                    schedule,
                    Simulation.replay(world, schedule).wrong());
        } finally {
            world.without(null);
        }
    }
}
