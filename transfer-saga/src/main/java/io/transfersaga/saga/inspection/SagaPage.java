// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor null on the last page */
public record SagaPage(List<SagaView> items, @Nullable String nextCursor) {}
