// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlTests {

    @ParameterizedTest
    @CsvSource({
        "http://Example.org/x?y=z, example.org:80",
        "HTTPS://example.org, example.org:443",
        "https://example.org:8443/x#y, example.org:8443",
        "http://[2001:db8::1]:81/, [2001:db8::1]:81"
    })
    void saysWhoAnswersThere(String url, String receiver) {
        assertThat(CallbackUrl.parse(url)).isPresent();
        assertThat(CallbackUrl.receiver(url)).isEqualTo(receiver);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org/",
                "http://user:password@example.org/",
                "http://example.org:0/",
                "http://example.org:65536/",
                "http:///x",
                "http://a b/"
            })
    void callsNothingElse(String url) {
        assertThat(CallbackUrl.parse(url)).isEmpty();
        assertThat(CallbackUrl.receiver(url)).isEqualTo("-");
    }

    @Test
    void fitsIntoItsColumn() {
        assertThat(CallbackUrl.receiver("http://" + "a".repeat(2000) + "/")).hasSize(300);
    }
}
