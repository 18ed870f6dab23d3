// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Lists and plays scenarios. */
@RestController
class ScenarioController {

    /** Sent by browsers: whether the page that makes a request came from here. */
    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private static final List<String> OWN_PAGES = List.of("same-origin", "none");

    private final List<Scenario> scenarios;
    private final ScenarioRuns runs;

    ScenarioController(List<Scenario> scenarios, ScenarioRuns runs) {
        this.scenarios = scenarios;
        this.runs = runs;
    }

    @GetMapping(path = "/scenarios", produces = APPLICATION_JSON_VALUE)
    ScenarioListing list() {
        return new ScenarioListing(scenarios.stream()
                .map(Scenario::script)
                .map(script -> new ScenarioItem(script.name(), script.title(), script.description()))
                .toList());
    }

    /** Answers when it has been played, after two minutes and a half at most. */
    @PostMapping(path = "/scenarios/{name}", produces = APPLICATION_JSON_VALUE)
    Report play(@PathVariable String name, @RequestHeader(name = FETCH_SITE, required = false) @Nullable String site) {
        if (site != null && !OWN_PAGES.contains(site)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Another site's page may not play scenarios.");
        }
        return runs.play(scenarios.stream()
                .filter(scenario -> scenario.script().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "GET /scenarios lists those that there are.")));
    }

    record ScenarioListing(List<ScenarioItem> items) {}

    record ScenarioItem(String name, String title, String description) {}
}
