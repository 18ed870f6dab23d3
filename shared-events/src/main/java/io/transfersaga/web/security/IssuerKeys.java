// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer, from where its description says (OpenID Connect Discovery 1.0). Asked for when the first token
 * comes: a service starts without its issuer.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final String issuer;
    private final DefaultResourceRetriever http;
    private volatile @Nullable JWKSetSource<SecurityContext> keys;

    IssuerKeys(String issuer, DefaultResourceRetriever http) {
        this.issuer = issuer;
        this.http = http;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        JWKSetSource<SecurityContext> known = keys;
        if (known == null) {
            known = discover();
            keys = known;
        }
        return known.getJWKSet(refresh, now, context);
    }

    @Override
    public void close() {
        // holds nothing open
    }

    private JWKSetSource<SecurityContext> discover() throws JWKSetRetrievalException {
        try {
            String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            Map<String, Object> description = JSONObjectUtils.parse(
                    http.retrieveResource(new URI(base + DESCRIPTION).toURL()).getContent());
            if (!issuer.equals(JSONObjectUtils.getString(description, "issuer"))) {
                throw new JWKSetRetrievalException("what " + issuer + " describes is another issuer", null);
            }
            String address = String.valueOf(JSONObjectUtils.getString(description, "jwks_uri"));
            return new URLBasedJWKSetSource<>(new URI(address).toURL(), http);
        } catch (IOException | ParseException | URISyntaxException | IllegalArgumentException e) {
            throw new JWKSetRetrievalException("the issuer " + issuer + " does not describe itself", e);
        }
    }
}
