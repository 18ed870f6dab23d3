// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A problem explained to whoever follows its type in a browser: one page, which loads nothing else. */
final class ProblemPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
            code { font-size: 1.1em; }
            """;

    /** Allows the page's own style, by its hash, and nothing else. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ProblemPage() {}

    static String of(ProblemType type) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <style>%2$s</style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p><code>%3$s</code> · %4$s</p>
                <h2>What it means</h2>
                <p>%5$s</p>
                <h2>What to do</h2>
                <p>%6$s</p>
                </main>
                </body>
                </html>
                """.formatted(
                        escaped(type.title()),
                        STYLE,
                        escaped(type.slug()),
                        statuses(type),
                        escaped(type.explanation()),
                        escaped(type.remedy()));
    }

    private static String statuses(ProblemType type) {
        return type.statuses().isEmpty()
                ? "a reason why a credit failed"
                : type.statuses().stream().map(status -> "HTTP " + status).collect(Collectors.joining(", "));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
