// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Makes the decoder of tokens. They are signed with a key pair (never with a shared secret, never unsigned), expire,
 * and say who they were made out to; RFC 8725 has the reasons.
 */
final class TokenDecoder {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int MAX_BYTES = 512 * 1024;

    private static final Duration KEYS_STAY_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_AWAITED = Duration.ofSeconds(10);

    /** Tokens with made-up key ids must not become requests to the issuer. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    /** As long as an issuer may be away before its last known keys count no more. */
    private static final Duration ISSUER_OUTAGE = Duration.ofHours(1);

    private static final int MAX_SUBJECT = 255;

    private TokenDecoder() {}

    static JwtDecoder of(SecuritySettings.Jwt settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(cached(keys(settings)))
                .jwsAlgorithms(all -> Collections.addAll(all, SignatureAlgorithm.values()))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(validators(settings)));
        return decoder;
    }

    private static JWKSetSource<SecurityContext> keys(SecuritySettings.Jwt settings) {
        var http = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
        String jwkSetUri = settings.jwkSetUri();
        if (jwkSetUri == null) {
            return new IssuerKeys(String.valueOf(settings.issuerUri()), http);
        }
        try {
            return new URLBasedJWKSetSource<>(URI.create(jwkSetUri).toURL(), http);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(SecuritySettings.JWK_SET_URI + " is no address: " + jwkSetUri, e);
        }
    }

    private static JWKSource<SecurityContext> cached(JWKSetSource<SecurityContext> keys) {
        return JWKSourceBuilder.create(keys)
                .cache(KEYS_STAY_FRESH.toMillis(), KEYS_AWAITED.toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .outageTolerant(ISSUER_OUTAGE.toMillis())
                .build();
    }

    private static List<OAuth2TokenValidator<Jwt>> validators(SecuritySettings.Jwt settings) {
        List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
        validators.add(type());
        validators.add(times());
        validators.add(new JwtClaimValidator<>(JwtClaimNames.SUB, TokenDecoder::isSubject));
        String issuer = settings.issuerUri();
        if (issuer != null) {
            validators.add(new JwtIssuerValidator(issuer));
        }
        if (!settings.audiences().isEmpty()) {
            validators.add(new JwtClaimValidator<List<String>>(
                    JwtClaimNames.AUD, named -> named != null && !Collections.disjoint(named, settings.audiences())));
        }
        return validators;
    }

    /** Those of RFC 9068, and those of issuers that do not know it. */
    private static JwtTypeValidator type() {
        var validator = new JwtTypeValidator(List.of("JWT", "at+jwt"));
        validator.setAllowEmpty(true);
        return validator;
    }

    private static JwtTimestampValidator times() {
        var validator = new JwtTimestampValidator();
        validator.setAllowEmptyExpiryClaim(false);
        return validator;
    }

    private static boolean isSubject(Object subject) {
        return subject instanceof String text && !text.isBlank() && text.length() <= MAX_SUBJECT;
    }
}
