// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** A service that asks for tokens: an OAuth 2.0 resource server by Spring Security. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSecurity.class)
@EnableWebSecurity
class ResourceServer {

    @Bean
    JwtDecoder jwtDecoder(SecuritySettings settings) {
        return TokenDecoder.of(Objects.requireNonNull(settings.jwt()));
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            SecuritySettings settings,
            ScopeRules scopes,
            CallerBuckets buckets,
            FilterRegistrationBean<RateLimitFilter> rateLimit) {
        var refusals = new TokenRefusals(buckets);
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie opens anything, so there is nothing to forge; no page, so there is nothing to log out of.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // Every answer has them, with security or without.
                .headers(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(tokens -> accept(tokens, settings, refusals))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(refusals::unauthorized)
                        .accessDeniedHandler(refusals::forbidden))
                .addFilterBefore(Objects.requireNonNull(rateLimit.getFilter()), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> open(requests, scopes));
        return http.build();
    }

    /**
     * Paths stay as strict as Spring Security wants them. Methods and the texts of headers and parameters are left to
     * the services, which refuse what they do not know by themselves.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(any -> true);
        firewall.setAllowedHeaderValues(any -> true);
        firewall.setAllowedParameterNames(any -> true);
        firewall.setAllowedParameterValues(any -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler nothingAtOddPaths() {
        return TokenRefusals::oddPath;
    }

    private static void accept(
            OAuth2ResourceServerConfigurer<HttpSecurity> tokens, SecuritySettings settings, TokenRefusals refusals) {
        @Nullable String issuer = Objects.requireNonNull(settings.jwt()).issuerUri();
        tokens.jwt(withDefaults())
                .authenticationEntryPoint(refusals::badToken)
                .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                    @Override
                    public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                        filter.setAuthenticationFailureHandler(refusals::badToken);
                        return filter;
                    }
                });
        if (issuer != null) {
            tokens.protectedResourceMetadata(metadata -> metadata.protectedResourceMetadataCustomizer(
                    description -> description.authorizationServer(issuer)));
        }
    }

    private static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ScopeRules scopes) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(EndpointRequest.to("health"))
                .permitAll()
                .requestMatchers(EndpointRequest.to("prometheus"))
                .hasAuthority(authority(Scopes.METRICS_READ))
                .requestMatchers(HttpMethod.GET, "/v3/api-docs", "/v3/api-docs.yaml")
                .authenticated()
                .requestMatchers("/problems/*")
                .permitAll();
        for (ScopeRules.Rule rule : scopes.rules()) {
            if (rule.reading()) {
                requests.requestMatchers(HttpMethod.GET, rule.path()).hasAuthority(authority(rule.scope()));
                requests.requestMatchers(HttpMethod.HEAD, rule.path()).hasAuthority(authority(rule.scope()));
            }
        }
        for (ScopeRules.Rule rule : scopes.rules()) {
            if (!rule.reading()) {
                requests.requestMatchers(rule.path()).hasAuthority(authority(rule.scope()));
            }
        }
        requests.anyRequest().denyAll();
    }

    private static String authority(String scope) {
        return TokenCallers.SCOPE_PREFIX + scope;
    }
}
