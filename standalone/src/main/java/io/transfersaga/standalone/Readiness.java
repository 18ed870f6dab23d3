// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the parts say of themselves that they are ready. */
final class Readiness {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Http http;

    Readiness(Http http) {
        this.http = http;
    }

    /** Waits for as long as it takes, and after a while says once for whom. */
    void await(Collection<Service> services) throws InterruptedException {
        var patientUntil = System.nanoTime() + PATIENCE.toNanos();
        var told = false;
        for (var waiting = notReady(services); !waiting.isEmpty(); waiting = notReady(waiting)) {
            if (!told && System.nanoTime() > patientUntil) {
                for (var service : waiting) {
                    log.warn("{} is up, but not ready yet: {}", service.part().label(), missing(service));
                }
                told = true;
            }
            Thread.sleep(INTERVAL.toMillis());
        }
    }

    private List<Service> notReady(Collection<Service> services) throws InterruptedException {
        var waiting = new ArrayList<Service>();
        for (var service : services) {
            if (!isReady(service)) {
                waiting.add(service);
            }
        }
        return waiting;
    }

    private String missing(Service service) throws InterruptedException {
        try {
            return MissingParts.of(http.get(service.readiness()).body());
        } catch (IOException e) {
            return "it does not answer at " + service.readiness();
        }
    }

    private boolean isReady(Service service) throws InterruptedException {
        try {
            return http.get(service.readiness()).statusCode() == OK;
        } catch (IOException e) {
            log.debug("{} does not answer yet", service.part().label(), e);
            return false;
        }
    }
}
