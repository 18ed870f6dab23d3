// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import java.util.Arrays;
import java.util.List;

/**
 * Something to be said in whichever language a page is in.
 *
 * @param key in the console's messages
 * @param values what it speaks of, in the order of the message's numbers
 */
record Text(String key, List<Object> values) {

    static Text of(String key, Object... values) {
        return new Text(key, Arrays.asList(values));
    }

    /** For Thymeleaf, which takes arrays. */
    public Object[] array() {
        return values.toArray();
    }
}
