// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.saga.stream.SagaStream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * {@code /sagas/stream} for pages: below the console's own path, since where callers need tokens a browser has a
 * session there, and cannot send a token with this kind of request.
 */
@Controller
class LivePageController {

    private final SagaStream stream;

    LivePageController(SagaStream stream) {
        this.stream = stream;
    }

    @GetMapping(path = "/console/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen() {
        return stream.listen();
    }
}
