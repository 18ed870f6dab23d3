// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import io.transfersaga.account.AccountServiceApplication;
import io.transfersaga.account.messaging.table.Publishing;
import io.transfersaga.standalone.scenario.Installation;
import io.transfersaga.standalone.scenario.Scenarios;
import io.transfersaga.standalone.scenario.Wire;
import io.transfersaga.web.security.WebSecurityConfiguration;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.remoting.RPCHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Lets scenarios at the parts of this process. */
final class ScenarioHost implements Installation {

    private static final Logger log = LoggerFactory.getLogger(ScenarioHost.class);
    private static final String MANAGEMENT_PORT = "management.server.port";
    private static final int ANY_PORT = 0;
    private static final int OK = 200;

    private final Wire wire = new Wire();
    private final Http http = new Http();
    private final RunningParts parts;
    private final Environment given;
    private final String[] args;
    private final Map<Part, URI> addresses = new ConcurrentHashMap<>();

    ScenarioHost(RunningParts parts, Environment given, String[] args) {
        this.parts = parts;
        this.given = given;
        this.args = args.clone();
    }

    /** Ledger alpha is the source of every scenario's transfers, and the saga service serves them. */
    void prepare(Part part, SpringApplication application) {
        if (part == Part.ALPHA) {
            connect(application, part.label());
        } else if (part == Part.SAGA) {
            application.addInitializers(context -> serve((GenericApplicationContext) context));
        }
    }

    private void serve(GenericApplicationContext saga) {
        if (WebSecurityConfiguration.isOn(saga.getEnvironment())) {
            log.info("no scenarios: whoever plays one opens accounts, which needs a token here");
        } else {
            Scenarios.addTo(saga, this, publishing() == Publishing.TRANSACTIONAL_MESSAGE, wire);
        }
    }

    private Publishing publishing() {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        sources.add(ConfigurationPropertySource.from(PartProperties.of(Part.ALPHA, given)));
        ConfigurationPropertySources.get(given).forEach(sources::add);
        return new Binder(sources).bind("ledger.publishing", Publishing.class).orElse(Publishing.TRANSACTIONAL_MESSAGE);
    }

    private void connect(SpringApplication ledger, String instance) {
        ledger.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean(RPCHook.class, () -> wire.hook(instance)));
    }

    @Override
    public URI ledger(String ledger) {
        return uri(part(ledger));
    }

    @Override
    public URI sagas() {
        return uri(Part.SAGA);
    }

    /** While the part is stopped, where it was. */
    private URI uri(Part part) {
        parts.services().stream()
                .filter(service -> service.part() == part)
                .forEach(service -> addresses.put(part, service.uri()));
        return Objects.requireNonNull(addresses.get(part), () -> part.label() + " has not started yet");
    }

    @Override
    public void stop(String ledger) {
        parts.stop(part(ledger));
    }

    @Override
    public void start(String ledger) throws InterruptedException {
        parts.startAgain(part(ledger));
    }

    @Override
    public Instance startAnother(String ledger, String name) {
        Part part = part(ledger);
        SpringApplication application = AccountServiceApplication.application();
        connect(application, name);
        MapPropertySource own = PartProperties.of(part, given);
        own.getSource().put("server.port", ANY_PORT);
        own.getSource().put("server.shutdown", "immediate");
        if (own.containsProperty(MANAGEMENT_PORT) || given.containsProperty(MANAGEMENT_PORT)) {
            own.getSource().put(MANAGEMENT_PORT, ANY_PORT);
        }
        return new Another(Service.start(part, application, own, args), http);
    }

    private static Part part(String ledger) {
        return Arrays.stream(Part.values())
                .filter(part -> part.isLedger() && part.label().equals(ledger))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ledger " + ledger));
    }

    private record Another(Service service, Http http) implements Instance {

        @Override
        public URI uri() {
            return service.uri();
        }

        @Override
        public boolean isReady() throws InterruptedException {
            try {
                return http.get(service.readiness()).statusCode() == OK;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public void close() {
            service.close();
        }
    }
}
