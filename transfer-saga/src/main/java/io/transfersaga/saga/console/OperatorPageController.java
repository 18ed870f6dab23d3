// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.TransferId;
import io.transfersaga.saga.inspection.OperatorRequest;
import io.transfersaga.saga.inspection.Operators;
import io.transfersaga.saga.inspection.SagaInspection;
import io.transfersaga.saga.inspection.SagaView;
import io.transfersaga.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks an operator who and why, and says before what will happen. When that is not true any more once the answer comes,
 * nothing is done and it is said anew.
 */
@Controller
class OperatorPageController {

    private final SagaInspection sagas;
    private final Operators operators;

    OperatorPageController(SagaInspection sagas, Operators operators) {
        this.sagas = sagas;
        this.operators = operators;
    }

    @GetMapping(path = "/console/sagas/{transferId}/{wish:retry|refund}", produces = MediaType.TEXT_HTML_VALUE)
    String ask(@PathVariable String transferId, @PathVariable String wish, Model model) {
        return form(transferId, wish, null, null, null, model);
    }

    @PostMapping(path = "/console/sagas/{transferId}/{wish:retry|refund}", produces = MediaType.TEXT_HTML_VALUE)
    String submit(
            @PathVariable String transferId,
            @PathVariable String wish,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String foreseen,
            Model model) {
        if (!foreseen.equals(Stage.of(find(transferId)).name())) {
            return form(transferId, wish, actor, reason, "operator.changed", model);
        }
        var request = new OperatorRequest(actor, reason);
        try {
            if (wish.equals(Wish.RETRY.path())) {
                operators.retry(transferId, request);
            } else {
                operators.refund(transferId, request);
            }
        } catch (ProblemException refused) {
            return form(transferId, wish, actor, reason, "operator." + refused.slug(), model);
        }
        return "redirect:/console/sagas/" + find(transferId).transferId() + "?asked=" + wish;
    }

    private String form(
            String transferId,
            String path,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable String complaint,
            Model model) {
        SagaView saga = find(transferId);
        Wish wish = Wish.at(path).orElseThrow(SagaPageController::notFound);
        model.addAttribute("saga", saga);
        model.addAttribute("stage", Stage.of(saga));
        model.addAttribute("wish", wish);
        model.addAttribute("forecast", Forecast.of(wish, saga));
        model.addAttribute("actor", actor);
        model.addAttribute("reason", reason);
        model.addAttribute("complaint", complaint);
        return "operator";
    }

    private SagaView find(String transferId) {
        return TransferId.parse(transferId).flatMap(sagas::find).orElseThrow(SagaPageController::notFound);
    }
}
