// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.standalone.endtoend.Order;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The system as it is shipped, called over HTTP: transfers from a ledger to ledger beta. */
final class SystemUnderLoad implements Contender {

    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final String CURRENCY = "CNY";

    private final String name;
    private final TransferSystem system;
    private final Ends ends;
    private final AccountNames accounts;
    private final Random random = new Random(1);

    SystemUnderLoad(String name, TransferSystem system, Ends ends, AccountNames accounts) {
        this.name = name;
        this.system = system;
        this.ends = ends;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        List.of(accounts.ledger(), "beta", "saga").forEach(part -> processes.put(part, system.pid(part)));
        return processes;
    }

    @Override
    public Map<String, Long> observers() {
        return ends.pid() == 0 ? Map.of() : Map.of("ends", ends.pid());
    }

    @Override
    public Recording run(Load load, Window window) throws Exception {
        Books before = books();
        try (var callers = new HttpCallers(List.of(system.port(accounts.ledger())), load, this::order, ends)) {
            Recording recording = callers.run(window);
            assertThat(callers.answers()).as("answers by status").containsKey(202);
            check(before, callers.answers().get(202));
            return recording;
        }
    }

    /** What was accepted has left the one ledger, has arrived on the other or is back, and is known to have ended. */
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
        for (String ledger : List.of(accounts.ledger(), "beta")) {
            assertThat(system.ledger(ledger).isBalanced())
                    .as(ledger + " is balanced")
                    .isTrue();
        }
    }

    private Books books() {
        JsonNode source = system.ledger(accounts.ledger()).audit(CURRENCY);
        JsonNode target = system.ledger("beta").audit(CURRENCY);
        JsonNode states =
                system.sagas().http().get("/sagas/summary").expect(200).body().path("states");
        return new Books(
                number(source, "debited"),
                number(target, "credited").add(number(source, "refunded")),
                source.path("transfersInFlight").asLong(),
                states.path("COMPLETED").asLong() + states.path("REFUNDED").asLong());
    }

    private static BigDecimal number(JsonNode audit, String field) {
        return new BigDecimal(audit.path(field).asString());
    }

    private String order() {
        return Order.cny(accounts.anySource(random), accounts.anyTarget(random), "0.01")
                .json();
    }

    @Override
    public void close() {
        ends.close();
    }

    /** @param arrived at the target, or back at the source */
    private record Books(BigDecimal debited, BigDecimal arrived, long inFlight, long ended) {}
}
