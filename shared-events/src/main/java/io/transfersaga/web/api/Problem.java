// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.transfersaga.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of every refusal, for the description; what is written is Spring's own (RFC 9457). */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String instance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProblemException.FieldError> errors) {}
