// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.web.ProblemType;
import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;

/** What callers should know of scenarios. */
final class ScenarioApi {

    private static final String LIST = """
            {"items":[{"name":"success","title":"Nothing goes wrong",
             "description":"A payer on ledger alpha sends 10.00 CNY to a payee on ledger beta."}]}""";

    private static final String REPORT = """
            {"name":"success","title":"Nothing goes wrong",
             "expected":"The saga is COMPLETED after one attempt; the payer has 10.00 less, the payee 10.00 more.",
             "happened":"The saga is COMPLETED after one attempt. The payer has 90.00 CNY, the payee 10.00 CNY.",
             "asExpected":true,"sagas":["019aa0c5-3d80-7000-8000-000000000001"],
             "steps":[{"at":"2026-11-20T08:00:00.180Z","what":"The saga is COMPLETED: MoneyDebited, MoneyCredited."}],
             "startedAt":"2026-11-20T08:00:00Z","endedAt":"2026-11-20T08:00:00.420Z"}""";

    private ScenarioApi() {}

    static ApiSection section() {
        return new ApiSection("Scenarios", "What can happen to a transfer, made to happen. Only where everything runs in one process.")
                .field("name", Field.of("The scenario's name.").matching("[a-z-]+"))
                .field("title", Field.of("A few words."))
                .field("ScenarioListing.items", Field.of("All of them."))
                .field("ScenarioItem.description", Field.of("What is done."))
                .field("Report.expected", Field.of("What must come of it."))
                .field("Report.happened", Field.of("What came of it."))
                .field("Report.asExpected", Field.of("Whether that is what was expected, and all ledgers are balanced."))
                .field("Report.sagas", Field.of("The transfers to look at: ids for GET /sagas/{transferId}."))
                .field("Report.steps", Field.of("What happened and what was seen, by time."))
                .field("Report.startedAt", Field.instant("When it began."))
                .field("Report.endedAt", Field.instant("When it ended."))
                .field("Step.what", Field.of("What happened or was seen."))
                .with(Endpoint.get("/scenarios", "List the scenarios").answers(200, "All of them.", LIST))
                .with(Endpoint.post("/scenarios/{name}", "Play a scenario on the running system")
                        .says("Answers when it has ended, after two minutes and a half at most. It opens accounts of its own."
                                + " Those that disturb other transfers are played alone, the others each once at a time:"
                                + " what does not go now is refused with 429.")
                        .answers(200, "It was played; asExpected says how it went.", REPORT)
                        .refuses(ProblemType.NOT_FOUND));
    }
}
