// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import static java.util.Map.entry;

import java.util.Map;

/** The words that mean the same wherever they occur, in requests, answers and parameters. */
final class Vocabulary {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    static final Map<String, Field> FIELDS = Map.ofEntries(
            entry("accountId", Field.accountId("The account: LEDGER:NAME.")),
            entry("sourceAccountId", Field.accountId("The account that pays: LEDGER:NAME.")),
            entry(
                    "targetAccountId",
                    Field.accountId("The account that is paid: LEDGER:NAME, normally on another ledger.")),
            entry("ledger", Field.of("The ledger's name.").matching("[a-z][a-z0-9-]{0,31}")),
            entry("transferId", Field.of("The transfer's id, a UUID.").matching(UUID)),
            entry("amount", Field.sum("The amount, with exactly the currency's digits after the point.")),
            entry(
                    "currency",
                    Field.of("ISO 4217, or a unit that the service is configured with, such as PTS.")
                            .matching("[A-Z][A-Z0-9]{2,9}")),
            entry("reference", Field.of("A text for people: up to 140 characters, no control characters.")),
            entry("createdAt", Field.instant("When the transfer was taken.")),
            entry("startedAt", Field.instant("When the saga started.")),
            entry("updatedAt", Field.instant("When the history got its last entry.")),
            entry("endedAt", Field.instant("When it ended; null until it is known here.")),
            entry("at", Field.instant("When.")),
            entry(
                    "limit",
                    Field.of("How many items a page may have. Without it: 50.").between(1, 200)),
            entry("cursor", Field.of("Where the page begins: nextCursor of the page before. Without it: at the top.")),
            entry("items", Field.of("The page's items.")),
            entry("nextCursor", Field.of("Goes on with the next page; null on the last one.")),
            entry(
                    "Problem.type",
                    Field.of("/problems/SLUG; at that address of the service stands what to do.")
                            .matching("/problems/[a-z-]+")),
            entry("Problem.title", Field.of("The slug in words.")),
            entry("Problem.status", Field.of("The status of the answer.")),
            entry("Problem.detail", Field.of("What is wrong with this request, for people.")),
            entry("Problem.instance", Field.of("The path of the request.")),
            entry("Problem.errors", Field.of("Every part that is wrong; only with validation-failed.")),
            entry("FieldError.field", Field.of("A property, a parameter or a header; body or request for the whole.")),
            entry("FieldError.message", Field.of("What is wrong with it.")),
            entry(
                    "slug",
                    Field.of("The last part of a problem's type, or the reason that a credit failed for.")
                            .matching("[a-z-]{1,64}")),
            entry(
                    "ProblemAnswer.type",
                    Field.of("/problems/SLUG, this address.").matching("/problems/[a-z-]+")),
            entry("ProblemAnswer.title", Field.of("The slug in words.")),
            entry(
                    "ProblemAnswer.statuses",
                    Field.of("With which statuses it is answered; none: only a reason why a credit failed.")),
            entry("ProblemAnswer.meaning", Field.of("What it means.")),
            entry("ProblemAnswer.remedy", Field.of("What to do about it.")));

    private Vocabulary() {}
}
