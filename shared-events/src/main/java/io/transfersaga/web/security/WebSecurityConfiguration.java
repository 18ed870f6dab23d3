// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Import it, give it {@link ScopeRules}, and an application asks for tokens as soon as it knows whose; until then it
 * keeps to its own machine.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
@Import(ResourceServer.class)
public class WebSecurityConfiguration {

    /** Whether an application with these properties asks for tokens. */
    public static boolean isOn(Environment environment) {
        return SecuritySettings.areOn(environment);
    }

    @Bean
    static ProtectedAddresses protectedAddresses(ConfigurableEnvironment environment) {
        return new ProtectedAddresses(environment);
    }

    @Bean
    Callers callers(SecuritySettings settings, Environment environment) {
        SecuritySettings.Jwt jwt = settings.jwt();
        if (SecuritySettings.areOn(environment) != (jwt != null)) {
            throw new IllegalStateException("security.jwt.* is not spelt as the documentation does");
        }
        return jwt == null ? () -> Caller.ANYBODY : new TokenCallers(jwt.accountsClaim());
    }

    @Bean
    CallerBuckets callerBuckets(SecuritySettings settings) {
        return new CallerBuckets(settings.rateLimit());
    }

    /** With security it stands among Spring Security's own filters, once the caller is known. */
    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
            CallerBuckets buckets,
            SecuritySettings settings,
            @Value("${management.endpoints.web.base-path:/actuator}") String managementPath) {
        var registration = new FilterRegistrationBean<>(new RateLimitFilter(buckets, managementPath));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setEnabled(settings.jwt() == null && settings.rateLimit().isOn());
        return registration;
    }
}
