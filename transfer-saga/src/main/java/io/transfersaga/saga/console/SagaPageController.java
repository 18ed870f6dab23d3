// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.TransferId;
import io.transfersaga.saga.inspection.SagaInspection;
import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One saga: its way, its time line, its messages, and what the ledgers say of it. */
@Controller
class SagaPageController {

    /** What is asked for where a transfer was started a moment ago, and its saga may not have begun. */
    static final String STARTED = "transfer";

    private final SagaInspection sagas;
    private final LedgerSight ledgers;
    private final Clock clock;

    SagaPageController(SagaInspection sagas, LedgerSight ledgers, Clock clock) {
        this.sagas = sagas;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** @param asked what an operator has just asked for */
    @GetMapping(path = "/console/sagas/{transferId}", produces = MediaType.TEXT_HTML_VALUE)
    String show(
            @PathVariable String transferId,
            @RequestParam(required = false) @Nullable String asked,
            Model model,
            HttpServletResponse response) {
        TransferId id = TransferId.parse(transferId).orElseThrow(SagaPageController::notFound);
        SagaView saga = sagas.find(id).orElse(null);
        if (saga == null && STARTED.equals(asked)) {
            response.setHeader("Refresh", "1");
            return "arriving";
        }
        if (saga == null) {
            throw notFound();
        }
        return saga(id, saga, asked, model);
    }

    private String saga(TransferId id, SagaView saga, @Nullable String asked, Model model) {
        Instant now = clock.instant();
        model.addAttribute("saga", saga);
        model.addAttribute("stage", Stage.of(saga));
        model.addAttribute("way", Way.of(saga));
        model.addAttribute("timeLine", TimeLine.of(saga));
        model.addAttribute("messages", MessageTrail.of(saga, now));
        model.addAttribute("ledgers", ledgers.of(saga));
        model.addAttribute("traceId", sagas.traceId(id).orElse(null));
        model.addAttribute("asked", asked == null ? null : Wish.at(asked).orElse(null));
        model.addAttribute("times", Times.INSTANCE);
        return "saga";
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemType.SAGA_NOT_FOUND);
    }
}
