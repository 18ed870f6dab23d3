// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

/** What a token may allow. */
public final class Scopes {

    /** Start transfers out of the accounts that the token names. */
    public static final String TRANSFERS_WRITE = "transfers:write";

    /** See those accounts, their entries, and the transfers out of them; the ledger's sums. */
    public static final String TRANSFERS_READ = "transfers:read";

    /** Open accounts, pay in, freeze, unfreeze and close; with {@link #TRANSFERS_READ}, see all of them. */
    public static final String ACCOUNTS_OPERATE = "accounts:operate";

    /** See every saga: for operators, not for customers. */
    public static final String SAGAS_READ = "sagas:read";

    /** Retry and refund. */
    public static final String SAGAS_OPERATE = "sagas:operate";

    /** Read the metrics: for the collector. */
    public static final String METRICS_READ = "metrics:read";

    private Scopes() {}
}
