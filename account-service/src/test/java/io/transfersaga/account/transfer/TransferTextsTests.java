// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.web.ProblemException;
import io.transfersaga.web.Violations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTextsTests {

    private final Violations violations = new Violations();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "HTTPS://example.org:8443/outcomes?of=transfers#here",
                "http://127.0.0.1:9000/",
                "http://[2001:db8::1]/"
            })
    void takesUrlsThatCanBeCalled(String url) {
        TransferTexts.checkCallbackUrl(url, violations);

        assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/outcomes",
                "ftp://example.org/",
                "http://",
                "http:///outcomes",
                "http://user:password@example.org/",
                "http://example.org:0/",
                "http://example.org:65536/",
                "http://example.org/ ",
                "http://münchen.example/"
            })
    void refusesAllOthers(String url) {
        TransferTexts.checkCallbackUrl(url, violations);

        assertThatThrownBy(violations::throwIfAny).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2049, 100_000})
    void refusesOnesThatAreTooLong(int length) {
        String start = "http://example.org/";

        TransferTexts.checkCallbackUrl(start + "a".repeat(length - start.length()), violations);

        assertThatThrownBy(violations::throwIfAny).isInstanceOf(ProblemException.class);
    }
}
