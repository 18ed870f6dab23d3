// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.stream;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /sagas/stream}: server-sent events (HTML Standard, 9.2), one per change. */
@RestController
class SagaStreamController {

    private final SagaStream stream;

    SagaStreamController(SagaStream stream) {
        this.stream = stream;
    }

    /** Looks at {@code Accept} itself: by its rules a mapping that does not fit would leave the path to another one. */
    @GetMapping("/sagas/stream")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    ResponseEntity<@Nullable SseEmitter> listen(@RequestHeader HttpHeaders headers, HttpMethod method)
            throws HttpMediaTypeNotAcceptableException {
        List<MediaType> accepted = headers.getAccept();
        if (!accepted.isEmpty() && accepted.stream().noneMatch(MediaType.TEXT_EVENT_STREAM::isCompatibleWith)) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.TEXT_EVENT_STREAM));
        }
        var answer = ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                // nginx would keep events until it has enough of them
                .header("X-Accel-Buffering", "no");
        return HttpMethod.HEAD.equals(method) ? answer.build() : answer.body(stream.listen());
    }
}
