// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A real HTTP server with keys, that signs whatever a test wants signed. */
final class Issuer implements AutoCloseable {

    static final String AUDIENCE = "transfers";

    private final HttpServer server;
    private final RSAKey key = newKey("first");
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final LoginDesk desk = new LoginDesk();

    Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/.well-known/openid-configuration", """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize",
                 "token_endpoint":"%1$s/token","response_types_supported":["code"],
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(uri()));
        server.createContext("/authorize", desk::authorize);
        server.createContext("/token", desk::exchange);
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        serve("/broken", "<html>" + "no keys here ".repeat(100_000));
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where people log in, each with the token that a test has for them. */
    LoginDesk desk() {
        return desk;
    }

    /** The paths that were asked for. */
    List<String> requests() {
        return requests;
    }

    RSAKey key() {
        return key;
    }

    /** A good token for somebody with these scopes, separated by spaces, and these accounts. */
    String token(String subject, String scopes, String... accounts) {
        return sign(key, header(key), claims(subject, scopes, accounts).build());
    }

    /** A token that is good but for what the change does to it. */
    String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(key, header(key), change.apply(anyClaims()).build());
    }

    JWTClaimsSet.Builder anyClaims() {
        return claims("mallory", "transfers:read transfers:write accounts:operate");
    }

    private JWTClaimsSet.Builder claims(String subject, String scopes, String... accounts) {
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject(subject)
                .audience(AUDIENCE)
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                .claim("scope", scopes)
                .claim("accounts", List.of(accounts));
    }

    static JWSHeader.Builder header(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
    }

    static String sign(RSAKey key, JWSHeader.Builder header, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header.build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String sign(RSAKey key, JWSHeader.Builder header, JWTClaimsSet.Builder claims) {
        return sign(key, header, claims.build());
    }

    private void serve(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (var body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        });
    }
}
