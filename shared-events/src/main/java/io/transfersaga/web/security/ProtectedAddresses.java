// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Ends the start of a service that other machines could reach and that asks nobody who they are, before it has done
 * anything, unless that is wanted by name.
 */
final class ProtectedAddresses implements BeanFactoryPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(ProtectedAddresses.class);

    private final ConfigurableEnvironment environment;

    ProtectedAddresses(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** @throws UnprotectedAddressException which names the property and what to do */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (SecuritySettings.areOn(environment)) {
            return;
        }
        require("server.address");
        if (ManagementDefaults.hasOwnPort(environment)) {
            require("management.server.address");
        }
    }

    private void require(String property) {
        String address = environment.getProperty(property, "");
        if (isLoopback(address)) {
            return;
        }
        if (!environment.getProperty(SecuritySettings.ALLOW_UNPROTECTED, Boolean.class, false)) {
            throw new UnprotectedAddressException(property, address);
        }
        log.warn(
                "{}={}: everybody who reaches this service may do everything, as {}=true wants it",
                property,
                address,
                SecuritySettings.ALLOW_UNPROTECTED);
    }

    /** An empty address is all of them. */
    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            log.debug("{} has no address", address, e);
            return false;
        }
    }
}
