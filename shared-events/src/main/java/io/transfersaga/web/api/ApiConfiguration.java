// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import io.swagger.v3.core.converter.ModelConverter;
import io.transfersaga.web.ProblemAnswer;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.security.ScopeRules;
import io.transfersaga.web.security.WebSecurityConfiguration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Import it, give it an {@link ApiIntroduction} and {@link ApiSection}s, and an application describes itself at
 * {@code /v3/api-docs} and, to people, at {@code /swagger-ui.html}.
 */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {

    /**
     * Swagger UI's own scripts, styles and pictures, and calls to this service; nothing inline, nothing from elsewhere.
     */
    static final String SWAGGER_UI_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    OpenApiCustomizer describedApi(
            ApiIntroduction introduction,
            ObjectProvider<ApiSection> sections,
            ScopeRules scopes,
            Environment environment) {
        var tokens = new NeededTokens(scopes, WebSecurityConfiguration.isOn(environment));
        return new DescribedApi(introduction, sections.orderedStream().toList(), tokens);
    }

    @Bean
    ModelConverter recordModels() {
        return new RecordModels();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ApiSection problemSection() {
        return new ApiSection("Problems", "What the types of problems mean and what to do about them.")
                .with(Endpoint.get("/problems/{slug}", "Explain a type of problem")
                        .says("A page to browsers, JSON to everybody else. Open to everybody.")
                        .toEverybody()
                        .answering(ProblemAnswer.class)
                        .answers(
                                200,
                                "What it means and what to do.",
                                Map.of(
                                        MediaType.APPLICATION_JSON_VALUE, """
                                {"type":"/problems/same-account","title":"Same account","statuses":[422],
                                 "meaning":"Source and target are the same account.","remedy":"Name two accounts."}""",
                                        MediaType.TEXT_HTML_VALUE, "<!DOCTYPE html>…"))
                        .refuses(ProblemType.NOT_FOUND));
    }

    @Bean
    WebMvcConfigurer swaggerUiPolicy() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new HandlerInterceptor() {
                            @Override
                            public boolean preHandle(
                                    HttpServletRequest request, HttpServletResponse response, Object handler) {
                                response.setHeader("Content-Security-Policy", SWAGGER_UI_POLICY);
                                return true;
                            }
                        })
                        .addPathPatterns("/swagger-ui/**");
            }
        };
    }
}
