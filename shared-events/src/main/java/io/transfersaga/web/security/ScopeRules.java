// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import java.util.ArrayList;
import java.util.List;

/** Which scope a service's paths need. What no rule names is closed. */
public final class ScopeRules {

    /** @param reading whether it is about GET and HEAD, or about all other methods */
    record Rule(String path, boolean reading, String scope) {}

    private final List<Rule> rules = new ArrayList<>();

    /** Below that path, looking needs this scope. */
    public ScopeRules toRead(String path, String scope) {
        rules.add(new Rule(path, true, scope));
        return this;
    }

    /** Below that path, everything but looking needs this scope. */
    public ScopeRules toChange(String path, String scope) {
        rules.add(new Rule(path, false, scope));
        return this;
    }

    List<Rule> rules() {
        return rules;
    }
}
