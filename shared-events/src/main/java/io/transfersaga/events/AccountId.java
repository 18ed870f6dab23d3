// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.events;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names an account and the ledger that owns it; written {@code LEDGER:NAME}, for example {@code alpha:alice}. */
public record AccountId(String ledger, String name) implements Comparable<AccountId> {

    private static final Pattern LEDGER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public AccountId {
        if (!isLedgerName(ledger) || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an account id: " + ledger + ":" + name);
        }
    }

    /** @throws IllegalArgumentException when the text is not of the form {@code LEDGER:NAME} */
    public static AccountId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an account id: " + text));
    }

    /** The id, or empty when the text is not of the form {@code LEDGER:NAME}. */
    public static Optional<AccountId> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String ledger = text.substring(0, colon);
        String name = text.substring(colon + 1);
        return isLedgerName(ledger) && NAME.matcher(name).matches()
                ? Optional.of(new AccountId(ledger, name))
                : Optional.empty();
    }

    /** Whether a ledger may be called this. */
    public static boolean isLedgerName(String text) {
        return LEDGER.matcher(text).matches();
    }

    @Override
    public int compareTo(AccountId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return ledger + ":" + name;
    }
}
