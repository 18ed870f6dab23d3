// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

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

    /** The scope that a request of that method to that path needs; empty when it is closed, or none of these rules'. */
    public Optional<String> needed(HttpMethod method, String path) {
        boolean reading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        PathContainer parsed = PathContainer.parsePath(path);
        return rules.stream()
                .filter(rule -> rule.reading() == reading)
                .filter(rule ->
                        PathPatternParser.defaultInstance.parse(rule.path()).matches(parsed))
                .map(Rule::scope)
                .findFirst();
    }

    List<Rule> rules() {
        return rules;
    }
}
