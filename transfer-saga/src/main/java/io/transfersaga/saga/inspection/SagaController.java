// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.transfersaga.engine.SagaSummaries;
import io.transfersaga.engine.SagaSummary;
import io.transfersaga.events.TransferId;
import io.transfersaga.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows sagas. */
@RestController
class SagaController {

    private final SagaInspection inspection;
    private final SagaSummaries summaries;

    SagaController(SagaInspection inspection, SagaSummaries summaries) {
        this.inspection = inspection;
        this.summaries = summaries;
    }

    @GetMapping(path = "/sagas/{transferId}", produces = APPLICATION_JSON_VALUE)
    SagaView saga(@PathVariable String transferId) {
        return TransferId.parse(transferId).flatMap(inspection::find).orElseThrow(SagaProblems::notFound);
    }

    @GetMapping(path = "/sagas", produces = APPLICATION_JSON_VALUE)
    SagaPage sagas(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String overdue,
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable String updatedFrom,
            @RequestParam(required = false) @Nullable String updatedUntil,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        SagaFilter filter = SagaFilter.parse(
                new SagaFilter.Parameters(state, overdue, accountId, reference, updatedFrom, updatedUntil));
        int items = PageLimit.parse(limit);
        return inspection.page(filter, PagePosition.parse(cursor), items);
    }

    @GetMapping(path = "/sagas/summary", produces = APPLICATION_JSON_VALUE)
    SagaSummary summary() {
        return summaries.read(inspection.unansweredBefore());
    }
}
