// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import io.transfersaga.web.security.WebSecurityConfiguration;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether callers need tokens, and the issuer knows the console. */
class OnLogin implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return WebSecurityConfiguration.isOn(environment) && environment.containsProperty(LoginProperties.CLIENT_ID);
    }
}
