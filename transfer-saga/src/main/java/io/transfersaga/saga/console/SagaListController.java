// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.inspection.PagePosition;
import io.transfersaga.saga.inspection.SagaFilter;
import io.transfersaga.saga.inspection.SagaInspection;
import io.transfersaga.saga.inspection.SagaPage;
import io.transfersaga.saga.process.SagaState;
import io.transfersaga.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of sagas, the stalest first. What is asked for stands in the address, so that it can be passed on. */
@Controller
class SagaListController {

    private static final int SHOWN = 25;
    private static final SagaPage NONE = new SagaPage(List.of(), null);

    private final SagaInspection sagas;

    SagaListController(SagaInspection sagas) {
        this.sagas = sagas;
    }

    @GetMapping(path = "/console/sagas", produces = MediaType.TEXT_HTML_VALUE)
    String list(
            @ModelAttribute("query") SagaQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        SagaPage page = NONE;
        try {
            page = sagas.page(SagaFilter.parse(query.parameters()), PagePosition.parse(cursor), SHOWN);
        } catch (ProblemException refused) {
            model.addAttribute("complaint", "list." + refused.slug());
        }
        model.addAttribute("sagas", page);
        model.addAttribute("states", SagaState.values());
        model.addAttribute("cursor", cursor);
        model.addAttribute("times", Times.INSTANCE);
        return "sagas";
    }
}
