// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import io.transfersaga.web.security.WebSecurityConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** One of the services, running in this process with properties of its own. */
final class Service implements AutoCloseable {

    private final Part part;
    private final ConfigurableApplicationContext context;

    private Service(Part part, ConfigurableApplicationContext context) {
        this.part = part;
        this.context = context;
    }

    /** Returns when the service answers HTTP, which it also does while its broker is away. */
    static Service start(Part part, SpringApplication application, Environment given, String[] args) {
        return start(part, application, PartProperties.of(part, given), args);
    }

    /** @param own stand before whatever else the service reads */
    static Service start(Part part, SpringApplication application, MapPropertySource own, String[] args) {
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        // Logging belongs to the process and has been set up for it; the parts must not do so again, each for all.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        application.addListeners(new OwnPropertiesFirst(own));
        return new Service(part, application.run(args));
    }

    Part part() {
        return part;
    }

    /** Where this machine reaches the service. */
    URI uri() {
        return uri("local.server.port");
    }

    /** Whether it answers nobody without a token. */
    boolean asksForTokens() {
        return WebSecurityConfiguration.isOn(context.getEnvironment());
    }

    URI readiness() {
        var port = context.getEnvironment().containsProperty("local.management.port")
                ? "local.management.port"
                : "local.server.port";
        return uri(port).resolve("/actuator/health/readiness");
    }

    /** Intake first, then work in hand, then clients: the order is the service's own. */
    @Override
    public void close() {
        context.close();
    }

    private URI uri(String port) {
        return URI.create(
                "http://%s:%s".formatted(host(), context.getEnvironment().getRequiredProperty(port)));
    }

    private String host() {
        var address = context.getEnvironment().getProperty("server.address", BrokerSettings.LOOPBACK);
        try {
            if (InetAddress.getByName(address).isAnyLocalAddress()) {
                return BrokerSettings.LOOPBACK;
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "server.address=" + address + " has no address, yet the service listens on it", e);
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    /** Before configuration files are read, so that a part can also have those for itself. */
    private record OwnPropertiesFirst(MapPropertySource properties)
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            event.getEnvironment().getPropertySources().addFirst(properties);
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
