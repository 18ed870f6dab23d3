// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator may ask of a saga. */
enum Wish {
    RETRY,
    REFUND;

    /** As in the path of the API. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Wish> at(String path) {
        return Arrays.stream(values()).filter(wish -> wish.path().equals(path)).findFirst();
    }
}
