// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.ledgers.LedgerAddresses;
import io.transfersaga.saga.ledgers.LedgerAnswer;
import io.transfersaga.saga.ledgers.LedgerClient;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Opens accounts, shows them, and freezes, unfreezes and closes them; the ledgers do it, and say what they refuse. */
@Controller
@OnSandbox
class AccountPageController {

    private static final int ENTRIES = 25;

    private final LedgerClient ledgers;
    private final LedgerAddresses addresses;

    AccountPageController(LedgerClient ledgers, LedgerAddresses addresses) {
        this.ledgers = ledgers;
        this.addresses = addresses;
    }

    /** @param accountId one to go to; without it, where to look for one or to open one */
    @GetMapping(path = "/console/accounts", produces = MediaType.TEXT_HTML_VALUE)
    String choose(@RequestParam(required = false) @Nullable String accountId, Model model) {
        if (accountId == null || accountId.isBlank()) {
            return form(model, null);
        }
        Optional<AccountId> account = AccountId.parse(accountId.strip());
        return account.map(AccountPageController::redirect).orElseGet(() -> form(model, "refusal.account-id"));
    }

    @PostMapping(path = "/console/accounts", produces = MediaType.TEXT_HTML_VALUE)
    String open(
            @RequestParam(defaultValue = "") String accountId,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String openingBalance,
            Model model) {
        Optional<AccountId> account = AccountId.parse(accountId.strip());
        if (account.isEmpty()) {
            return form(model, "refusal.account-id");
        }
        LedgerAnswer answer = ledgers.post(
                account.get().ledger(),
                "/accounts",
                Map.of(
                        "accountId", account.get().toString(),
                        "currency", currency.strip(),
                        "openingBalance", openingBalance.isBlank() ? "0" : openingBalance.strip()),
                Map.of());
        return answer.isGood() ? redirect(account.get()) : form(model, "refusal." + answer.trouble());
    }

    @GetMapping(path = "/console/accounts/{accountId}", produces = MediaType.TEXT_HTML_VALUE)
    String show(@PathVariable String accountId, @RequestParam(required = false) @Nullable String cursor, Model model) {
        return page(account(accountId), cursor, null, model);
    }

    @PostMapping(
            path = "/console/accounts/{accountId}/{change:freeze|unfreeze|close}",
            produces = MediaType.TEXT_HTML_VALUE)
    String change(@PathVariable String accountId, @PathVariable String change, Model model) {
        AccountId account = account(accountId);
        LedgerAnswer answer = ledgers.post(account.ledger(), path(account) + "/" + change, Map.of(), Map.of());
        return answer.isGood() ? redirect(account) : page(account, null, "refusal." + answer.trouble(), model);
    }

    private String page(AccountId account, @Nullable String cursor, @Nullable String complaint, Model model) {
        String position = cursor == null
                ? ""
                : UriComponentsBuilder.newInstance()
                        .queryParam("cursor", "{cursor}")
                        .encode()
                        .buildAndExpand(cursor)
                        .toUriString()
                        .replace('?', '&');
        var asked = ledgers.get(account.ledger(), path(account));
        LedgerAnswer entries = ledgers.get(account.ledger(), path(account) + "/entries?limit=" + ENTRIES + position)
                .join();
        model.addAttribute("account", new AccountSheet(account, asked.join(), entries));
        model.addAttribute("cursor", cursor);
        model.addAttribute("complaint", complaint);
        return "account";
    }

    private String form(Model model, @Nullable String complaint) {
        model.addAttribute("ledgers", addresses.names());
        model.addAttribute("complaint", complaint);
        return "accounts";
    }

    private static AccountId account(String accountId) {
        return AccountId.parse(accountId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such account."));
    }

    private static String path(AccountId account) {
        return "/accounts/" + LedgerClient.segment(account.toString());
    }

    private static String redirect(AccountId account) {
        return "redirect:/console/accounts/" + account;
    }
}
