// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console.login;

import static io.transfersaga.web.security.Scopes.SAGAS_OPERATE;
import static io.transfersaga.web.security.Scopes.SAGAS_READ;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * The console's own doors, before those of the API: a session instead of a token with each request. In the session is
 * the person's token, so that everything behind the doors decides by it as it does for any caller.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnLogin.class)
@EnableConfigurationProperties(LoginProperties.class)
class ConsoleLogin {

    static final String START_PATH = "/console/login";
    static final String CODE_PATH = "/console/logged-in";
    static final String FAILED_PATH = "/console/login-failed";
    static final String LOGGED_OUT_PATH = "/console/logged-out";
    static final String FORBIDDEN_PATH = "/console/forbidden";

    @Bean
    @Order(1)
    SecurityFilterChain consoleDoors(
            HttpSecurity http,
            LoginProperties properties,
            JwtDecoder tokens,
            Clock clock,
            Environment environment,
            @Qualifier("rateLimitFilter") FilterRegistrationBean<? extends Filter> rateLimit) {
        var issuer = new IssuerRegistration(properties, environment.getProperty("security.jwt.issuer-uri"));
        http.securityMatcher("/", "/console/**")
                // Forms are taken from the console's own pages only (PageManners), and every answer has its headers.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(pages -> pages.requestCache(pagesToReturnTo()))
                .oauth2Login(login -> logIn(login, issuer, tokens))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(LoginRefusals::logIn)
                        .accessDeniedHandler(LoginRefusals::mayNot))
                .addFilterAfter(new TokenOfSession(), SecurityContextHolderFilter.class)
                .addFilterAfter(new TokenExpiry(clock), TokenOfSession.class)
                .addFilterBefore(Objects.requireNonNull(rateLimit.getFilter()), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(ConsoleLogin::open);
        return http.build();
    }

    @SuppressWarnings("NullAway") // it takes null for: with no parameter of its own in the address
    private static HttpSessionRequestCache pagesToReturnTo() {
        var pages = new HttpSessionRequestCache();
        pages.setMatchingRequestParameterName(null);
        return pages;
    }

    private void logIn(
            OAuth2LoginConfigurer<HttpSecurity> login, ClientRegistrationRepository issuer, JwtDecoder tokens) {
        login.clientRegistrationRepository(issuer)
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .loginPage(START_PATH + "/" + IssuerRegistration.ID)
                .authorizationEndpoint(
                        start -> start.baseUri(START_PATH).authorizationRequestResolver(withProofOfPossession(issuer)))
                .redirectionEndpoint(end -> end.baseUri(CODE_PATH))
                .userInfoEndpoint(person -> person.userService(
                        request -> TokenPerson.of(request.getAccessToken().getTokenValue(), tokens)))
                .failureHandler(LoginRefusals::couldNot);
    }

    /** PKCE (RFC 7636), for clients with a secret as well (RFC 9700, 2.1.1). */
    private static OAuth2AuthorizationRequestResolver withProofOfPossession(ClientRegistrationRepository issuer) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(issuer, START_PATH);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    /**
     * Who may look may also ask to change something: the ledgers look at the token themselves, and sagas need theirs.
     */
    private static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(FAILED_PATH, FORBIDDEN_PATH, LOGGED_OUT_PATH, "/console/assets/**")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/console/logout")
                .authenticated()
                .requestMatchers("/console/sagas/*/retry", "/console/sagas/*/refund")
                .hasAuthority("SCOPE_" + SAGAS_OPERATE)
                .anyRequest()
                .hasAuthority("SCOPE_" + SAGAS_READ);
    }
}
