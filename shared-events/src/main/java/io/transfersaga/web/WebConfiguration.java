// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import io.transfersaga.database.DatabaseMigration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** Import it, and an application answers, reads and refuses as this package says. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemController.class, ProblemErrorController.class})
public class WebConfiguration {

    /** Bytes of a refused body that are read and dropped, so that its sender gets to read the refusal. */
    private static final int MAX_SWALLOW_BYTES = 64 * 1024 * 1024;

    /** After Spring Security, so that nobody's bodies are read for nobody; before whatever else reads bodies. */
    private static final int BODY_LIMIT_ORDER = -9_950;

    /** What a request does not say in exactly the documented form is refused rather than guessed. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        strings -> strings.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** JSON between systems is UTF-8 (RFC 8259, section 8.1); nothing else is guessed from the first bytes. */
    @Bean
    JsonFactoryBuilderCustomizer utf8Json() {
        return json -> json.disable(TokenStreamFactory.Feature.CHARSET_DETECTION);
    }

    @Bean
    WebMvcConfigurer transferInLog() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new TransferInLog());
            }
        };
    }

    /** Before its database is there a service is live, and can do nothing for a caller but explain that. */
    @Bean
    WebMvcConfigurer refusalUntilThereAreTables(ObjectProvider<DatabaseMigration> migrations) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                migrations.ifAvailable(migration -> registry.addInterceptor(new HandlerInterceptor() {
                            @Override
                            public boolean preHandle(
                                    HttpServletRequest request, HttpServletResponse response, Object handler) {
                                if (!migration.isDone()) {
                                    throw ProblemException.overloaded();
                                }
                                return true;
                            }
                        })
                        .excludePathPatterns(ProblemController.PATH));
            }
        };
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter());
        registration.setOrder(BODY_LIMIT_ORDER);
        return registration;
    }

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> securityHeaders() {
        return securityHeadersFirst();
    }

    static FilterRegistrationBean<HeaderWriterFilter> securityHeadersFirst() {
        var registration = new FilterRegistrationBean<>(SecurityHeaders.filter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    /** An encoded slash in an id is no error of syntax: such an id is simply none of ours. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return tomcat -> {
            tomcat.addConnectorCustomizers(connector -> {
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
                connector.setProperty("maxSwallowSize", Integer.toString(MAX_SWALLOW_BYTES));
                connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
                connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
            });
            answerRefusalsAsProblems(tomcat);
        };
    }

    static void answerRefusalsAsProblems(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemErrorReportValve.class.getName());
            }
        });
    }
}
