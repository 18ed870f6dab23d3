// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.Answer;
import io.transfersaga.standalone.endtoend.Http;
import io.transfersaga.standalone.endtoend.TransferSystem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compares what the clients were told with the books of both ledgers, line by line, and with the sagas. Knows only
 * HTTP.
 */
final class Oracle {

    /** What happened to a transfer, by the lines in the books. */
    private record Legs(List<String> debits, List<String> credits, List<String> refunds) {

        Legs() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final TransferSystem system;
    private final Bank bank;
    private final History history;
    private final int incidents;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private Duration longest = Duration.ZERO;

    Oracle(TransferSystem system, Bank bank, History history) {
        this(system, bank, history, 0);
    }

    /** @param incidents that have to be there, and no more */
    Oracle(TransferSystem system, Bank bank, History history, int incidents) {
        this.system = system;
        this.bank = bank;
        this.history = history;
        this.incidents = incidents;
    }

    /**
     * What was found; empty lists when all is well.
     *
     * @param longest from the start of a saga to its end
     */
    record Findings(
            List<String> lost,
            List<String> doubled,
            List<String> wrong,
            Map<String, Integer> outcomes,
            Duration longest) {

        boolean isClean() {
            return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
        }
    }

    /** Whether nothing is on its way any more, on either ledger or at the saga. */
    boolean isQuiet() {
        JsonNode states =
                system.sagas().http().get("/sagas/summary").expect(200).body().path("states");
        return states.path("CREDITING").asInt() == 0
                && states.path("REFUNDING").asInt() == 0
                && audits().allMatch(audit -> audit.path("transfersInFlight").asInt() == 0);
    }

    Findings check() {
        checkAudits();
        Map<String, Legs> books = readBooks();
        Map<String, String> sagas = readSagas();
        Map<String, Integer> outcomes = new HashMap<>();
        history.accepted()
                .forEach((id, order) ->
                        outcomes.merge(outcome(id, books.getOrDefault(id, new Legs())), 1, Integer::sum));
        history.accepted().keySet().forEach(id -> checkWhatIsTold(id, books.get(id), sagas.get(id)));
        books.keySet().stream()
                .filter(id -> !history.accepted().containsKey(id))
                .forEach(id -> doubled.add(id + " is in the books, and nobody was told so: " + books.get(id)));
        sagas.keySet().stream()
                .filter(id -> !history.accepted().containsKey(id))
                .forEach(id -> doubled.add(id + " has a saga, and nobody was told so"));
        wrong.addAll(history.contradictions());
        return new Findings(lost, doubled, wrong, outcomes, longest);
    }

    private void checkAudits() {
        for (String ledger : bank.ledgers()) {
            if (!system.ledger(ledger).isBalanced()) {
                wrong.add(ledger + " is not balanced");
            }
        }
        expectEqual(
                "debited and credited + refunded",
                sum("debited"),
                sum("credited").add(sum("refunded")));
        expectEqual("opened and balances", sum("opened"), sum("balances"));
        JsonNode summary =
                system.sagas().http().get("/sagas/summary").expect(200).body();
        if (summary.path("incidents").asInt() != incidents) {
            wrong.add("incidents: " + summary);
        }
    }

    /** Exactly one debit, and exactly one of credit and refund, each of the amount that was asked for. */
    private String outcome(String id, Legs legs) {
        String amount = history.accepted().get(id).amount();
        if (Stream.of(legs.debits(), legs.credits(), legs.refunds())
                .flatMap(List::stream)
                .anyMatch(each -> new BigDecimal(each).compareTo(new BigDecimal(amount)) != 0)) {
            wrong.add(id + " is about " + amount + ": " + legs);
        }
        int ends = legs.credits().size() + legs.refunds().size();
        if (legs.debits().isEmpty() || ends == 0) {
            lost.add(id + ": " + legs);
            return "LOST";
        }
        if (legs.debits().size() > 1 || ends > 1) {
            doubled.add(id + ": " + legs);
            return "DOUBLED";
        }
        return legs.credits().isEmpty() ? "REFUNDED" : "COMPLETED";
    }

    private void checkWhatIsTold(String id, Legs legs, String saga) {
        if (legs == null || saga == null) {
            lost.add(id + ": in the books " + legs + ", at the saga " + saga);
            return;
        }
        String expected = legs.credits().isEmpty() ? "REFUNDED" : "COMPLETED";
        String source = history.accepted().get(id).source();
        Answer transfer =
                system.ledger(source.substring(0, source.indexOf(':'))).transfer(id);
        String told = transfer.text("status");
        if (!expected.equals(saga) || !expected.equals(told)) {
            wrong.add(id + " is " + expected + ", yet the saga says " + saga + " and the ledger " + told);
        }
    }

    private Map<String, Legs> readBooks() {
        Map<String, Legs> books = new HashMap<>();
        for (String account : bank.accounts()) {
            Http http =
                    system.ledger(account.substring(0, account.indexOf(':'))).http();
            readAll(http, "/accounts/" + account + "/entries?limit=200", line -> {
                if (new BigDecimal(line.path("balanceAfter").asString()).signum() < 0) {
                    wrong.add(account + " was overdrawn: " + line);
                }
                Legs legs = books.computeIfAbsent(line.path("transferId").asString(), id -> new Legs());
                String amount = line.path("amount").asString();
                switch (line.path("type").asString()) {
                    case "DEBIT" -> legs.debits().add(amount);
                    case "CREDIT" -> legs.credits().add(amount);
                    case "REFUND" -> legs.refunds().add(amount);
                    default -> books.remove(line.path("transferId").asString());
                }
            });
        }
        return books;
    }

    private Map<String, String> readSagas() {
        Map<String, String> states = new HashMap<>();
        readAll(system.sagas().http(), "/sagas?limit=200", saga -> {
            states.put(saga.path("transferId").asString(), saga.path("state").asString());
            Duration took = Duration.between(
                    Instant.parse(saga.path("startedAt").asString()),
                    Instant.parse(saga.path("endedAt").asString()));
            longest = took.compareTo(longest) > 0 ? took : longest;
        });
        return states;
    }

    private static void readAll(Http http, String path, Consumer<JsonNode> line) {
        String cursor = "";
        do {
            Answer page = http.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.items().forEach(line);
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
    }

    private void expectEqual(String what, BigDecimal left, BigDecimal right) {
        if (left.compareTo(right) != 0) {
            wrong.add(what + " differ: " + left + " and " + right);
        }
    }

    private BigDecimal sum(String field) {
        return audits().map(audit -> new BigDecimal(audit.path(field).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<JsonNode> audits() {
        return bank.ledgers().stream().map(ledger -> system.ledger(ledger).audit(Bank.CURRENCY));
    }
}
