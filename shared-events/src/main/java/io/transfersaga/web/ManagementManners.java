// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.header.HeaderWriterFilter;

/** What the management endpoints keep of {@link WebConfiguration} when they have a port of their own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementManners {

    @Bean
    FilterRegistrationBean<HeaderWriterFilter> managementSecurityHeaders() {
        return WebConfiguration.securityHeadersFirst();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementProblemsFromTomcat() {
        return WebConfiguration::answerRefusalsAsProblems;
    }
}
