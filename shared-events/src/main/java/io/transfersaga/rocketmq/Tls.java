// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import java.nio.file.Path;
import org.apache.rocketmq.remoting.netty.TlsSystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted connections, to servers whose certificates are trusted.
 *
 * @param trustedCertificates a PEM file with those that sign the servers' certificates; null for the JVM's own
 */
public record Tls(@Nullable Path trustedCertificates) {

    private static final String NETTY_HOST_CHECK = "io.netty.handler.ssl.defaultEndpointVerificationAlgorithm";

    /**
     * For every client of this process, as RocketMQ knows TLS settings for a whole process only. Left alone it trusts
     * anybody. It never tells Netty whom it calls, so Netty's own check of host names refuses every server: what is
     * checked is who signed, not for which host.
     */
    void useInThisProcess() {
        TlsSystemConfig.tlsTestModeEnable = false;
        TlsSystemConfig.tlsClientAuthServer = true;
        if (trustedCertificates != null) {
            TlsSystemConfig.tlsClientTrustCertPath = trustedCertificates.toString();
        }
        if (System.getProperty(NETTY_HOST_CHECK) == null) {
            System.setProperty(NETTY_HOST_CHECK, "NONE");
        }
    }
}
