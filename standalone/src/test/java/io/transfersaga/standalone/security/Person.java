// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Somebody with a browser: keeps cookies, and goes where answers lead. */
final class Person {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String console;

    /** @param console its address */
    Person(String console) {
        this.console = console;
    }

    HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(URI.create(console + path))
                .header("Accept", "text/html")
                .build());
    }

    HttpResponse<String> submit(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(console + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** As a script of a page would, or somebody else's with the cookies of this one. */
    HttpResponse<String> fetch(String path) {
        return send(HttpRequest.newBuilder(URI.create(console + path))
                .header("Accept", "application/json")
                .build());
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
