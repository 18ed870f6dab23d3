// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.ledgers.LedgerAnswer;
import io.transfersaga.saga.ledgers.LedgerClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Starts a transfer at the source's ledger. A form has one idempotency key: sent twice it moves money once. */
@Controller
@OnSandbox
class TransferPageController {

    private final LedgerClient ledgers;

    TransferPageController(LedgerClient ledgers) {
        this.ledgers = ledgers;
    }

    @GetMapping(path = "/console/transfers", produces = MediaType.TEXT_HTML_VALUE)
    String ask(@ModelAttribute("order") TransferForm order, Model model) {
        return form(order.keyed(UUID.randomUUID().toString()), model);
    }

    @PostMapping(path = "/console/transfers", produces = MediaType.TEXT_HTML_VALUE)
    String start(@ModelAttribute("order") TransferForm order, Model model) {
        Optional<AccountId> source = AccountId.parse(order.source());
        if (source.isEmpty()) {
            return refused("account-id", order, model);
        }
        LedgerAnswer answer = ledgers.post(
                source.get().ledger(), "/transfers", body(order), Map.of("Idempotency-Key", order.idempotencyKey()));
        String trouble = answer.trouble();
        if (trouble != null) {
            return refused(trouble, order, model);
        }
        return "redirect:/console/sagas/" + answer.body().path("transferId").asString("") + "?asked=transfer";
    }

    private static Map<String, String> body(TransferForm order) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("sourceAccountId", order.source());
        body.put("targetAccountId", order.target());
        body.put("amount", order.amount());
        body.put("currency", order.currency());
        if (!order.reference().isEmpty()) {
            body.put("reference", order.reference());
        }
        return body;
    }

    private static String refused(String slug, TransferForm order, Model model) {
        model.addAttribute("complaint", "refusal." + slug);
        return form(order, model);
    }

    private static String form(TransferForm order, Model model) {
        model.addAttribute("order", order);
        return "transfer";
    }
}
