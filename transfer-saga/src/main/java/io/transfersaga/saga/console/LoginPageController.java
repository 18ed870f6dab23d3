// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages around logging in; the issuer's own page is where it happens. */
@Controller
class LoginPageController {

    @RequestMapping(path = "/console/login-failed")
    String failed(Model model) {
        return problem("login-failed", model);
    }

    @RequestMapping(path = "/console/forbidden")
    String forbidden(Model model) {
        return problem("forbidden", model);
    }

    @GetMapping(path = "/console/logged-out", produces = MediaType.TEXT_HTML_VALUE)
    String loggedOut(Model model) {
        return problem("logged-out", model);
    }

    /** Ends the session here; that of the issuer is the issuer's. */
    @PostMapping(path = "/console/logout", produces = MediaType.TEXT_HTML_VALUE)
    String logOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "redirect:/console/logged-out";
    }

    private static String problem(String slug, Model model) {
        model.addAttribute("slug", slug);
        return "problem";
    }
}
