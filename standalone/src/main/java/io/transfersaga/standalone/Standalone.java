// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** Starts the whole system, or the parts of it named by {@code --run}, in one process. */
public final class Standalone {

    private static final Logger log = LoggerFactory.getLogger(Standalone.class);
    private static final int FAILED = 1;

    /** With it every line of the output is JSON. */
    private static final String STRUCTURED_LOG = "logging.structured.format.console";

    private Standalone() {}

    @SuppressWarnings("SystemOut") // a person starts it, and reads there why it did not start
    public static void main(String[] args) throws InterruptedException {
        RunningParts parts;
        try {
            var selected = selected(args);
            var given = given(args);
            if (TopicCreation.isAskedFor(args)) {
                System.exit(new TopicCreation(System.out).run(given));
            }
            // Wrong settings are told before anything starts.
            BrokerSettings.from(given);
            requirePlainConnections(selected, given);
            var demo = isWanted("demo", selected, given);
            parts = RunningParts.start(selected, given, args, isWanted("scenarios", selected, given));
            Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
            parts.awaitStart();
            introduce(parts, selected, given, demo);
        } catch (InvalidSetting | PartFailed e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    @SuppressWarnings("SystemOut") // the summary is this program's output
    private static void introduce(RunningParts parts, Set<Part> selected, ConfigurableEnvironment given, boolean demo)
            throws InterruptedException {
        var http = new Http();
        new Readiness(http).await(parts.services());
        var opened = demo && openDemoAccounts(parts, new DemoAccounts(http));
        if (given.containsProperty(STRUCTURED_LOG)) {
            log.info("ready: {}", selected);
        } else {
            new Summary(System.out).ready(parts.services(), selected.contains(Part.BROKER), given, opened);
        }
    }

    private static boolean openDemoAccounts(RunningParts parts, DemoAccounts accounts) throws InterruptedException {
        if (parts.services().stream().anyMatch(Service::asksForTokens)) {
            log.info("no demo accounts: who opens accounts needs a token here");
            return false;
        }
        try {
            for (var service : parts.services()) {
                if (service.part().isLedger()) {
                    accounts.openOn(service.part(), service.uri());
                }
            }
            return true;
        } catch (IOException e) {
            log.warn("the demo accounts could not be opened; the rest works without them", e);
            return false;
        }
    }

    /** What is there for people who try the whole system out, unless they say otherwise. */
    private static boolean isWanted(String property, Set<Part> selected, ConfigurableEnvironment given) {
        return selected.equals(EnumSet.allOf(Part.class))
                && Setting.of(Binder.get(given), property, Boolean.class, true);
    }

    private static void requirePlainConnections(Set<Part> selected, ConfigurableEnvironment given) {
        var encrypted = Setting.of(Binder.get(given), "rocketmq.tls", Boolean.class, false);
        Setting.require(
                !(encrypted && selected.contains(Part.BROKER)),
                "rocketmq.tls",
                encrypted,
                "the embedded broker speaks no TLS; leave it out, as with --run=alpha,beta,saga");
    }

    private static Set<Part> selected(String[] args) {
        return Part.parse(Optional.ofNullable(new SimpleCommandLinePropertySource(args).getProperty("run"))
                .orElse(""));
    }

    /** What the user gave, from wherever Spring Boot looks for it. Sets up logging for the process on the way. */
    private static ConfigurableEnvironment given(String[] args) {
        var application = new SpringApplication(NoBeans.class);
        application.setDefaultProperties(Map.of("spring.config.name", "standalone,application"));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        return application.run(args).getEnvironment();
    }

    @Configuration(proxyBeanMethods = false)
    static class NoBeans {}
}
