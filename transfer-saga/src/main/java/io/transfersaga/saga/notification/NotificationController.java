// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.transfersaga.events.TransferId;
import io.transfersaga.saga.inspection.OperatorRequest;
import io.transfersaga.saga.inspection.SagaProblems;
import io.transfersaga.web.security.Callers;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators whether a caller was told, and lets them tell it again. */
@RestController
class NotificationController {

    private final NotificationInspection inspection;
    private final Notifications notifications;
    private final Callers callers;

    NotificationController(NotificationInspection inspection, Notifications notifications, Callers callers) {
        this.inspection = inspection;
        this.notifications = notifications;
        this.callers = callers;
    }

    @GetMapping(path = "/sagas/{transferId}/notifications", produces = APPLICATION_JSON_VALUE)
    NotificationView notifications(@PathVariable String transferId) {
        return view(id(transferId));
    }

    @PostMapping(
            path = "/sagas/{transferId}/notifications/retry",
            consumes = APPLICATION_JSON_VALUE,
            produces = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    NotificationView retryNotifications(@PathVariable String transferId, @RequestBody OperatorRequest request) {
        OperatorRequest.Checked checked = request.checked();
        TransferId id = id(transferId);
        notifications.retry(
                id, new OperatorRequest.Checked(callers.current().actor(checked.actor()), checked.reason()));
        return view(id);
    }

    private NotificationView view(TransferId id) {
        return inspection.find(id).orElseThrow(SagaProblems::notFound);
    }

    private static TransferId id(String transferId) {
        return TransferId.parse(transferId).orElseThrow(SagaProblems::notFound);
    }
}
