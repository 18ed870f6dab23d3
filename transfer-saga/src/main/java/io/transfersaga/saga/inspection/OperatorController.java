// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what operators ask of a saga. */
@RestController
class OperatorController {

    private final Operators operators;

    OperatorController(Operators operators) {
        this.operators = operators;
    }

    @PostMapping(
            path = "/sagas/{transferId}/retry",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    SagaView retry(@PathVariable String transferId, @RequestBody OperatorRequest request) {
        return operators.retry(transferId, request);
    }

    @PostMapping(
            path = "/sagas/{transferId}/refund",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    SagaView refund(@PathVariable String transferId, @RequestBody OperatorRequest request) {
        return operators.refund(transferId, request);
    }
}
