// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A page whose script asks {@code /scenarios}, where that is served, and plays what it lists. */
@Controller
@OnSandbox
class ScenarioPageController {

    @GetMapping(path = "/console/scenarios", produces = MediaType.TEXT_HTML_VALUE)
    String show() {
        return "scenarios";
    }
}
