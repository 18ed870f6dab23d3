// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Explains each problem at the address that is its type: as a page to browsers, as JSON to everybody else. */
@RestController
class ProblemController {

    static final String PATH = "/problems/{slug}";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @GetMapping(PATH)
    ResponseEntity<?> explain(
            @PathVariable String slug,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        ProblemType type = ProblemType.find(slug).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (isBrowser(accept)) {
            return ResponseEntity.ok()
                    .contentType(HTML)
                    .header("Content-Security-Policy", ProblemPage.CONTENT_SECURITY_POLICY)
                    .varyBy(HttpHeaders.ACCEPT)
                    .body(ProblemPage.of(type));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .varyBy(HttpHeaders.ACCEPT)
                .body(ProblemAnswer.of(type));
    }

    /** Only browsers ask for HTML by its name, and they ask for it first. */
    private static boolean isBrowser(@Nullable String accept) {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            double html = quality(wanted, MediaType.TEXT_HTML);
            return html > 0
                    && html >= quality(wanted, MediaType.APPLICATION_JSON)
                    && html >= quality(wanted, MediaType.APPLICATION_PROBLEM_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static double quality(List<MediaType> wanted, MediaType form) {
        return wanted.stream()
                .filter(form::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
