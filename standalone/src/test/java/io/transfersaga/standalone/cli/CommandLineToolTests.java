// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineToolTests {

    private static final String ID = "019aa0c5-3d80-7000-8000-000000000001";

    private static final String SAGA = """
            {"transferId":"%s","state":"%s","sourceAccountId":"alpha:alice","targetAccountId":"beta:bob",
             "amount":"12.34","currency":"CNY","reference":null,"startedAt":"2026-11-20T08:00:00Z",
             "updatedAt":"2026-11-20T08:00:01.500Z","endedAt":null,
             "credit":{"attempts":2,"maxAttempts":5,"lastFailure":"account-frozen","nextAttemptAt":null},"overdue":%s,
             "history":[{"at":"2026-11-20T08:00:00Z","type":"MoneyDebited","detail":{}},
              {"at":"2026-11-20T08:00:01.500Z","type":"CreditAttemptFailed",
               "detail":{"reason":"account-frozen","attempt":1,"nextAttemptAt":null}}]}""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsCommandsFromProperties() {
        assertThat(CommandLineTool.isAskedFor(new String[] {"open", "alpha:alice"}))
                .isTrue();
        assertThat(CommandLineTool.isAskedFor(new String[] {"--run=broker"})).isFalse();
        assertThat(CommandLineTool.isAskedFor(new String[] {})).isFalse();
    }

    @Test
    void opensAnAccount() {
        server.on("POST /accounts", 201, """
                {"accountId":"alpha:alice","currency":"CNY","balance":"100.00","status":"ACTIVE"}""");

        assertThat(run("open", "alpha:alice", "CNY", "100.00")).isZero();

        assertThat(out.toString()).isEqualToIgnoringNewLines("alpha:alice  100.00 CNY  ACTIVE");
        assertThat(server.received().get(0).body())
                .isEqualTo("{\"accountId\":\"alpha:alice\",\"currency\":\"CNY\",\"openingBalance\":\"100.00\"}");
        assertThat(server.received().get(0).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void saysWhyItWasRefusedAndWhereToReadWhatToDo() {
        server.on("POST /accounts", 409, """
                {"type":"/problems/account-exists","title":"Account exists","status":409,"detail":"With other values."}""");

        assertThat(run("open", "alpha:alice", "CNY")).isEqualTo(1);

        assertThat(err.toString())
                .contains("account-exists (409): With other values.", server.address() + "/problems/account-exists");
    }

    @Test
    void namesThePartsThatAreWrong() {
        server.on("POST /accounts", 400, """
                {"type":"/problems/validation-failed","status":400,"detail":"The request is not valid.",
                 "errors":[{"field":"currency","message":"is none that is known here"}]}""");

        assertThat(run("open", "alpha:alice", "XXX")).isEqualTo(1);

        assertThat(err.toString()).contains("currency is none that is known here");
    }

    @Test
    void sendsTheTokenWithEveryCall() {
        server.on("GET /sagas/" + ID, 200, SAGA.formatted(ID, "CREDITING", false));

        assertThat(run("saga", ID, "--token", "secret")).isZero();

        assertThat(server.received())
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer secret"));
    }

    @Test
    void transfersAndWaitsForTheOutcome() {
        server.on("POST /transfers", 202, transfer("DEBITED"))
                .on("GET /transfers/" + ID, 200, transfer("DEBITED"))
                .on("GET /transfers/" + ID, 200, transfer("COMPLETED"))
                .on("GET /sagas/" + ID, 200, SAGA.formatted(ID, "CREDITING", false));

        assertThat(run("transfer", "alpha:alice", "beta:bob", "12.34", "CNY", "--reference", "rent"))
                .isZero();

        assertThat(out.toString())
                .contains(
                        "transfer " + ID,
                        "CREDITING, attempt 2 of 5, account-frozen",
                        "COMPLETED: 12.34 CNY are on beta:bob");
        assertThat(server.received().get(0).body()).contains("\"amount\":\"12.34\"", "\"reference\":\"rent\"");
    }

    @Test
    void failsWhenTheMoneyCameBack() {
        server.on("POST /transfers", 202, transfer("DEBITED"))
                .on("GET /transfers/" + ID, 200, transfer("REFUNDED").replace("}", ",\"failure\":\"account-closed\"}"));

        assertThat(run("transfer", "alpha:alice", "beta:bob", "12.34", "CNY")).isEqualTo(1);

        assertThat(out.toString()).contains("REFUNDED: account-closed; the money is back on alpha:alice");
    }

    @Test
    void repeatsWithTheSameKeyWhatWasNotAnsweredClearly() {
        String busy = "{\"type\":\"/problems/outcome-unknown\",\"status\":503,\"detail\":\"Not known.\"}";
        server.on("POST /transfers", 503, busy)
                .on("POST /transfers", 503, busy)
                .on("POST /transfers", 202, transfer("COMPLETED"))
                .on("GET /transfers/" + ID, 200, transfer("COMPLETED"));

        assertThat(run("transfer", "alpha:alice", "beta:bob", "12.34", "CNY")).isZero();

        List<String> keys = server.received().stream()
                .filter(call -> call.line().startsWith("POST"))
                .map(call -> call.header("Idempotency-key"))
                .toList();
        assertThat(keys).hasSize(3).doesNotContain("").containsOnly(keys.get(0));
    }

    @Test
    void doesNotRepeatARefusal() {
        server.on("POST /transfers", 422, """
                {"type":"/problems/insufficient-funds","status":422,"detail":"The account has not enough money."}""");

        assertThat(run("transfer", "alpha:alice", "beta:bob", "12.34", "CNY")).isEqualTo(1);

        assertThat(server.received()).hasSize(1);
        assertThat(err.toString()).contains("insufficient-funds (422)");
    }

    @Test
    void saysWhatToDoWhenTheTimeIsOver() {
        server.on("POST /transfers", 202, transfer("DEBITED")).on("GET /transfers/" + ID, 200, transfer("DEBITED"));

        assertThat(run("transfer", "alpha:alice", "beta:bob", "12.34", "CNY", "--wait", "1"))
                .isEqualTo(1);

        assertThat(out.toString()).contains("not ended yet; it will. Look again: saga " + ID);
    }

    @Test
    void showsATimeLine() {
        server.on("GET /sagas/" + ID, 200, SAGA.formatted(ID, "CREDITING", true));

        assertThat(run("saga", ID)).isZero();

        assertThat(out.toString())
                .contains("CREDITING", "alpha:alice → beta:bob", "OVERDUE", "2026-11-20T08:00:00Z")
                .contains("+1.500 s  CreditAttemptFailed  reason=account-frozen  attempt=1");
    }

    @Test
    void listsWhatIsOverdue() {
        server.on("GET /sagas?limit=200&overdue=true", 200, """
                {"items":[%s],"nextCursor":null}""".formatted(SAGA.formatted(ID, "REFUNDING", true)));

        assertThat(run("stuck")).isZero();

        assertThat(out.toString()).contains(ID, "REFUNDING", "OVERDUE");
    }

    @Test
    void listsWhatIsOpenWithoutWhatHasEnded() {
        server.on("GET /sagas?limit=200", 200, """
                {"items":[%s,%s],"nextCursor":null}""".formatted(
                        SAGA.formatted(ID, "CREDITING", false), SAGA.formatted("ended", "COMPLETED", false)));

        assertThat(run("stuck", "--open")).isZero();

        assertThat(out.toString()).contains(ID).doesNotContain("COMPLETED");
    }

    @Test
    void saysThatNothingIsStuck() {
        server.on("GET /sagas?limit=200&overdue=true", 200, "{\"items\":[],\"nextCursor\":null}");

        assertThat(run("stuck")).isZero();

        assertThat(out.toString()).contains("nothing is overdue");
    }

    @Test
    void listsScenarios() {
        server.on("GET /scenarios", 200, """
                {"items":[{"name":"success","title":"It works","description":"A transfer that completes."}]}""");

        assertThat(run("scenarios")).isZero();

        assertThat(out.toString()).contains("success", "It works", "A transfer that completes.");
    }

    @Test
    void runsAScenario() {
        server.on("POST /scenarios/success", 200, scenario(true)).on("POST /scenarios/wrong", 200, scenario(false));

        assertThat(run("scenario", "success")).isZero();
        assertThat(out.toString()).contains("as expected", "Alice pays", "expected  it arrives", "saga " + ID);
        assertThat(run("scenario", "wrong")).isEqualTo(1);
        assertThat(out.toString()).contains("wrong: NOT as expected");
    }

    @Test
    void saysThatNobodyAnswers() {
        server.close();

        assertThat(run("stuck")).isEqualTo(1);

        assertThat(err.toString()).contains("no answer from " + server.address());
    }

    @Test
    void saysThatSomethingElseAnswers() {
        server.on("GET /scenarios", 200, "<html>").on("GET /sagas?limit=200&overdue=true", 502, "<html>");

        assertThat(run("scenarios")).isEqualTo(1);
        assertThat(run("stuck")).isEqualTo(1);

        assertThat(err.toString()).contains("no answer from", "answered with status 502 and no explanation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "open",
                "open alpha:alice",
                "open gamma:carol CNY",
                "open alice CNY",
                "transfer alpha:alice beta:bob 1.00 CNY --wait 0",
                "transfer alpha:alice beta:bob 1.00 CNY --wait soon",
                "stuck --saga nowhere",
                "stuck --timeout 100000",
                "saga"
            })
    void explainsHowItIsUsed(String line) {
        assertThat(CommandLineTool.run(line.split(" "), new PrintWriter(out), new PrintWriter(err)))
                .isEqualTo(2);

        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void listsItsCommands() {
        assertThat(run("help")).isZero();

        assertThat(out.toString()).contains("open", "transfer", "saga", "stuck", "scenarios", "scenario");
    }

    @Test
    void explainsACommand() {
        assertThat(run("transfer", "--help")).isZero();

        assertThat(out.toString()).contains("FROM", "AMOUNT", "--key", "--wait", "--token", "TRANSFER_SAGA_TOKEN");
    }

    private int run(String... args) {
        var all = new ArrayList<String>(List.of(args));
        if (!args[0].equals("help")) {
            all.addAll(List.of("--saga", server.address()));
            all.addAll(List.of("--ledger", "alpha=" + server.address()));
        }
        return CommandLineTool.run(all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static String transfer(String status) {
        return "{\"transferId\":\"%s\",\"status\":\"%s\"}".formatted(ID, status);
    }

    private static String scenario(boolean asExpected) {
        return """
                {"name":"success","expected":"it arrives","happened":"it arrived","asExpected":%s,"sagas":["%s"],
                 "steps":[{"at":"2026-11-20T08:00:00Z","what":"Alice pays"}]}""".formatted(asExpected, ID);
    }
}
