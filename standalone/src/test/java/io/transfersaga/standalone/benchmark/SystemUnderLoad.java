// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.TransferSystem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The system as it is shipped, called over HTTP. */
final class SystemUnderLoad implements Contender {

    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final String CURRENCY = "CNY";

    private final String name;
    private final TransferSystem system;
    private final Ends ends;
    private final List<Route> routes;
    private final Random random = new Random(1);

    SystemUnderLoad(String name, TransferSystem system, Ends ends, List<Route> routes) {
        this.name = name;
        this.system = system;
        this.ends = ends;
        this.routes = routes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        ledgers().forEach(ledger -> processes.put(ledger, system.pid(ledger)));
        processes.put("saga", system.pid("saga"));
        return processes;
    }

    @Override
    public Map<String, Long> observers() {
        return ends.pid() == 0 ? Map.of() : Map.of("ends", ends.pid());
    }

    @Override
    public Recording run(Load load, Window window) throws Exception {
        Books before = books();
        try (var callers = new HttpCallers(desks(), load, ends)) {
            Recording recording = callers.run(window);
            assertThat(callers.answers()).as("answers by status").containsKey(202);
            check(before, callers.answers().get(202));
            return recording;
        }
    }

    /** What was accepted has left one ledger, has arrived on another or is back, and is known to have ended. */
    private void check(Books before, int accepted) {
        Awaitility.await("nothing to be in flight")
                .atMost(SETTLED)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> books().inFlight() == 0);
        Books after = books();
        BigDecimal moved = BigDecimal.valueOf(accepted, 2);
        assertThat(after.debited().subtract(before.debited())).isEqualByComparingTo(moved);
        assertThat(after.arrived().subtract(before.arrived())).isEqualByComparingTo(moved);
        assertThat(after.ended() - before.ended()).isEqualTo(accepted);
        for (String ledger : ledgers()) {
            assertThat(system.ledger(ledger).isBalanced())
                    .as(ledger + " is balanced")
                    .isTrue();
        }
    }

    private Books books() {
        List<JsonNode> audits = ledgers().stream()
                .map(ledger -> system.ledger(ledger).audit(CURRENCY))
                .toList();
        JsonNode states =
                system.sagas().http().get("/sagas/summary").expect(200).body().path("states");
        return new Books(
                sum(audits, "debited"),
                sum(audits, "credited").add(sum(audits, "refunded")),
                audits.stream()
                        .mapToLong(audit -> audit.path("transfersInFlight").asLong())
                        .sum(),
                states.path("COMPLETED").asLong() + states.path("REFUNDED").asLong());
    }

    private static BigDecimal sum(List<JsonNode> audits, String field) {
        return audits.stream()
                .map(audit -> new BigDecimal(audit.path(field).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<String> ledgers() {
        return routes.stream()
                .flatMap(route -> Stream.of(route.from(), route.to()))
                .distinct()
                .toList();
    }

    private List<HttpCallers.Desk> desks() {
        return routes.stream()
                .map(route -> new HttpCallers.Desk(system.port(route.from()), () -> route.order(random)))
                .toList();
    }

    @Override
    public void close() {
        ends.close();
    }

    /** @param arrived at the target, or back at the source */
    private record Books(BigDecimal debited, BigDecimal arrived, long inFlight, long ended) {}
}
