// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem that a request can meet, and every reason that a credit can fail for: one list, from which come the
 * answers, {@code /problems/SLUG}, the API's description and {@code docs/problems.md}. Add to it whatever a new
 * endpoint refuses.
 */
public enum ProblemType {
    VALIDATION_FAILED(
            "The request is not as the API describes it.",
            "Correct the parts that errors names; nothing happened. The same request will fail again.",
            400),
    IDEMPOTENCY_KEY_MISSING(
            "The header Idempotency-Key is missing.",
            "Send one of 1 to 255 visible ASCII characters: a new one, such as a random UUID, for each thing you want"
                    + " done, the same one when you repeat a request.",
            400),
    UNAUTHORIZED(
            "A valid token is needed.",
            "Get a token from the issuer that /.well-known/oauth-protected-resource names and send it as"
                    + " Authorization: Bearer TOKEN. The header WWW-Authenticate says what is wrong with the one that"
                    + " came.",
            401),
    FORBIDDEN(
            "The token does not allow this.",
            "Ask the issuer for a token with the scope that the API's description names for this operation. Repeating"
                    + " the request with the same token will not help.",
            403),
    NOT_FOUND("There is nothing here.", "Check the path against the API's description at /v3/api-docs.", 404),
    ACCOUNT_NOT_FOUND(
            "There is no such account.",
            "Check the id. An account of this ledger is opened with POST /accounts. To a caller whose token does not"
                    + " name it, an account does not exist. As the reason of a refund: the target does not exist, the"
                    + " money is back at the source.",
            404),
    TRANSFER_NOT_FOUND(
            "There is no such transfer here.",
            "Ask the ledger that keeps the source account, with the transferId from the 202. To a caller whose token"
                    + " does not name the source account, a transfer does not exist.",
            404),
    SAGA_NOT_FOUND(
            "There is no saga of this transfer, or not yet.",
            "After a 202 it takes a moment until the saga has started: ask again. The transfer itself is safe by then.",
            404),
    METHOD_NOT_ALLOWED(
            "Not with this method.",
            "Use one of those that the header Allow names, or check the path against the API's description.",
            405),
    NOT_ACCEPTABLE("There is no such form of the answer.", "Accept application/json, or leave the header out.", 406),
    ACCOUNT_EXISTS(
            "The account was opened with other values.",
            "Read it with GET /accounts/{accountId}, and choose another id if it is not the one you mean. Opening an"
                    + " account again with the same values is answered with 200.",
            409),
    TRANSFERS_IN_FLIGHT(
            "Transfers from the account have not ended yet.",
            "Close the account once they have: GET /audit counts them, and each one ends, also without help.",
            409),
    ACCOUNT_NOT_EMPTY(
            "The account has money left.",
            "Transfer the balance to another account and wait for the end of that transfer, then close this one.",
            409),
    SAGA_ENDED(
            "This saga has ended; nothing changes it any more.",
            "Read its state: COMPLETED means that the target has the money, REFUNDED that the source has it back.",
            409),
    SAGA_NOT_ENDED(
            "This saga has not ended; there is nothing to tell yet.",
            "Wait for its end: whoever asked to be told is told then, without anybody's help.",
            409),
    NO_CALLBACK_URL(
            "Nobody asked to be told of this transfer's end.",
            "Only transfers with a callbackUrl are told of. Read the outcome with GET /transfers/{transferId}.",
            409),
    NOTIFICATIONS_OFF(
            "There is nothing to sign with: notification.secrets is not set.",
            "Set it and restart the saga service, then repeat the request.",
            409),
    ACCOUNT_CLOSED(
            "The account is closed.",
            "Use another account: a closed one stays closed. As the reason of a refund: the target is closed, the"
                    + " money is back at the source.",
            422,
            409),
    ACCOUNT_FROZEN(
            "The account is frozen.",
            "Nothing happened: repeat the request once somebody has unfrozen the account. As the reason of a refund:"
                    + " the target stayed frozen through every attempt, the money is back at the source.",
            422),
    CURRENCY_MISMATCH(
            "The account is in another currency.",
            "Send the amount in the account's own currency; nothing is exchanged here. As the reason of a refund: the"
                    + " target has another currency, the money is back at the source.",
            422),
    INSUFFICIENT_FUNDS(
            "The account has not enough money.",
            "Pay in, or transfer less. The refusal did not use up the key: the same one may succeed later.",
            422),
    BALANCE_LIMIT(
            "The balance would have more than 12 digits before the point.",
            "Use several accounts. As the reason of a refund: the target has no room, the money is back at the source.",
            422),
    SAME_ACCOUNT("Source and target are the same account.", "Name two accounts.", 422),
    LEDGER_UNKNOWN(
            "There is no ledger that keeps the target account.",
            "Check the part of the target's id before the colon. A new ledger has to be named in the property ledgers"
                    + " of every ledger.",
            422),
    IDEMPOTENCY_KEY_REUSED(
            "The key belongs to another request.",
            "Take a new key for a new request. If you meant to repeat the earlier one, send its values unchanged.",
            422),
    WRONG_LEDGER(
            "The account is kept by another ledger.",
            "Send the request to the ledger that the account's id names before the colon.",
            421),
    BODY_TOO_LARGE("A body has 64 KiB at most.", "No request of this API needs more: send less.", 413),
    UNSUPPORTED_MEDIA_TYPE("The body is not JSON.", "Send JSON, and say so: Content-Type: application/json.", 415),
    OVERLOADED(
            "Too much to do, or the database is away; try again later.",
            "Nothing happened: wait for as long as Retry-After says and repeat the request, with the same key. With"
                    + " 429 it is you who sends more than one caller may.",
            503,
            429),
    BROKER_UNAVAILABLE(
            "The broker did not take the announcement of a debit, and so there was none.",
            "Nothing happened: repeat the request with the same key after Retry-After.",
            503),
    OUTCOME_UNKNOWN(
            "Whether it happened is not known; the same request again will tell.",
            "Repeat the request with the same key after Retry-After, until the answer is another one. With a new key it"
                    + " could be done twice.",
            503),
    INTERNAL_ERROR(
            "The request failed here; it is logged.",
            "Repeat it with the same key; that does nothing twice. If it goes on, tell those who run the service when it"
                    + " happened.",
            500),
    LEDGER_UNAVAILABLE(
            "The target's ledger could not write the credit.",
            "Its database failed or was away, attempt after attempt; the money is back at the source. Transfer again,"
                    + " with a new key, once that ledger is well."),
    OPERATOR(
            "Somebody asked for the refund.",
            "The saga's history tells who and why (RefundRequested). The money is back at the source.");

    private final String explanation;
    private final String remedy;
    private final List<Integer> statuses;

    ProblemType(String explanation, String remedy, Integer... statuses) {
        this.explanation = explanation;
        this.remedy = remedy;
        this.statuses = List.of(statuses);
    }

    /** The type that is called so in {@code /problems/SLUG}. */
    public static Optional<ProblemType> find(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** @throws IllegalArgumentException when there is none: it is missing in this list */
    public static ProblemType ofSlug(String slug) {
        return find(slug).orElseThrow(() -> new IllegalArgumentException("no problem is called " + slug));
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        String words = slug().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What it means, in one sentence, without characters that JSON would escape. */
    public String explanation() {
        return explanation;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /**
     * With which statuses it is answered, the usual one first. None: no request is answered so; it is only a reason why
     * a credit failed.
     */
    public List<Integer> statuses() {
        return statuses;
    }
}
