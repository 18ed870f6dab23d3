// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import java.time.Duration;

/**
 * What this ledger has debited and does not know the outcome of.
 *
 * @param transfers of them all; at most {@link UnknownOutcomes#MAX_COUNTED}
 * @param askedAgain of those, the ones whose outcome had to be asked for: the half message, the debit's message or the
 *     answer may be lost
 * @param lag how long the one that has waited longest has been due to be asked for; zero when none is due
 */
public record InFlight(long transfers, long askedAgain, Duration lag) {}
