// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import java.util.List;

/**
 * All that is a saga's own; the rest is the same for every saga. An application has one of these as a bean.
 *
 * @param <P> its state
 * @param <S> the class with its handlers
 */
public record SagaParts<P extends SagaProcess, S>(
        SagaDefinition<P, S> definition, SagaColumns<P> columns, List<SagaListener<P>> listeners) {

    public SagaParts {
        listeners = List.copyOf(listeners);
    }

    SagaTable table() {
        return columns.table();
    }
}
