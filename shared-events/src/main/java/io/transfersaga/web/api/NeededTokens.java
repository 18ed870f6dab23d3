// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.transfersaga.web.security.ScopeRules;
import java.util.List;

/** Which token an operation needs, where the service asks for tokens; elsewhere each may be called without. */
final class NeededTokens {

    static final String SCHEME = "token";

    private final ScopeRules scopes;
    private final boolean asked;

    /** @param asked whether the service asks for tokens */
    NeededTokens(ScopeRules scopes, boolean asked) {
        this.scopes = scopes;
        this.asked = asked;
    }

    static SecurityScheme scheme() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("A token of the issuer that the service is configured with, if it is. The roles that an"
                        + " operation names are the scopes that the token must have.");
    }

    void describe(Operation operation, Endpoint endpoint) {
        if (endpoint.isPublic()) {
            operation.setSecurity(List.of());
            return;
        }
        scopes.needed(endpoint.method(), endpoint.path()).ifPresent(scope -> {
            var token = new SecurityRequirement().addList(SCHEME, scope);
            // An empty requirement is met by everybody.
            operation.setSecurity(asked ? List.of(token) : List.of(new SecurityRequirement(), token));
        });
    }
}
