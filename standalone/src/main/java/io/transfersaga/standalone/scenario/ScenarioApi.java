// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.web.ProblemType;
import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;

/** What callers should know of scenarios. */
final class ScenarioApi {

    private ScenarioApi() {}

    static ApiSection section() {
        return new ApiSection("Scenarios", "What can be watched, played for real. Only in standalone.")
                .field("name", Field.of("Its name in paths."))
                .field("title", Field.of("What it is about."))
                .field("Item.description", Field.of("What happens in it."))
                .field("expected", Field.of("What should happen."))
                .field("happened", Field.of("What happened."))
                .field("asExpected", Field.of("Whether these are the same."))
                .field("Report.sagas", Field.of("The transferIds of the sagas to look at."))
                .field("steps", Field.of("What happened and was seen, by time."))
                .field("Step.what", Field.of("What it was."))
                .field("Report.startedAt", Field.instant("When it began."))
                .field("Report.endedAt", Field.instant("When it was over."))
                .with(Endpoint.get("/scenarios", "List the scenarios").answers(200, "All of them.", """
                        {"items":[{"name":"success","title":"Money arrives","description":"A transfer that completes."}]}"""))
                .with(Endpoint.post("/scenarios/{name}", "Play a scenario")
                        .says("Answers when it is over, after two minutes and a half at most. Some play alone: 429.")
                        .answers(200, "What came of it.", """
                                {"name":"success","title":"Money arrives","expected":"COMPLETED","happened":"COMPLETED",
                                 "asExpected":true,"sagas":["019aa0c5-3d80-7000-8000-000000000001"],
                                 "steps":[{"at":"2026-11-20T08:00:00.120Z","what":"alpha took the transfer"}],
                                 "startedAt":"2026-11-20T08:00:00Z","endedAt":"2026-11-20T08:00:01Z"}""")
                        .refuses(ProblemType.NOT_FOUND));
    }
}
