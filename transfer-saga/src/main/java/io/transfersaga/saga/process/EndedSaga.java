// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import io.transfersaga.events.TransferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saga that ends in the current transaction.
 *
 * @param callbackUrl where the caller wants to be told; null when nowhere
 */
public record EndedSaga(TransferId transferId, @Nullable String callbackUrl, Instant endedAt) {}
