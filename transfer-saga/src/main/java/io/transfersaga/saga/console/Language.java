// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** What the console speaks. Each language calls itself by its own name. */
enum Language {
    ENGLISH(Locale.ENGLISH, "English"),
    CHINESE(Locale.SIMPLIFIED_CHINESE, "简体中文");

    private final Locale locale;
    private final String label;

    Language(Locale locale, String label) {
        this.locale = locale;
        this.label = label;
    }

    public Locale locale() {
        return locale;
    }

    public String label() {
        return label;
    }

    /** By BCP 47. */
    public String tag() {
        return locale.toLanguageTag();
    }

    static Optional<Language> tagged(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag().equals(tag)).findFirst();
    }

    static Language of(Locale locale) {
        return "zh".equals(locale.getLanguage()) ? CHINESE : ENGLISH;
    }

    /** English when the browser names neither. */
    static Language preferredBy(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> "zh".equals(locale.getLanguage()) || "en".equals(locale.getLanguage()))
                .findFirst()
                .map(Language::of)
                .orElse(ENGLISH);
    }
}
