// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.ledgers.LedgerAudit;
import io.transfersaga.saga.ledgers.LedgerAudits;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class OverviewController {

    private final Overviews overviews;
    private final LedgerAudits audits;

    OverviewController(Overviews overviews, LedgerAudits audits) {
        this.overviews = overviews;
        this.audits = audits;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String show(Model model) {
        List<LedgerAudit> books = audits.read();
        model.addAttribute("overview", overviews.current());
        model.addAttribute("books", books);
        model.addAttribute("light", Light.of(books));
        model.addAttribute("times", Times.INSTANCE);
        return "overview";
    }
}
