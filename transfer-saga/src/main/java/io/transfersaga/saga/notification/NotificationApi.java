// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static io.transfersaga.web.ProblemType.NOTIFICATIONS_OFF;
import static io.transfersaga.web.ProblemType.NO_CALLBACK_URL;
import static io.transfersaga.web.ProblemType.SAGA_NOT_ENDED;
import static io.transfersaga.web.ProblemType.SAGA_NOT_FOUND;

import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What operators should know of the notification of a transfer's end. */
@Configuration(proxyBeanMethods = false)
class NotificationApi {

    private static final String VIEW = """
            {"transferId":"019aa0c5-3d80-7000-8000-000000000001","webhookId":"019aa0c5-3d80-7000-8000-000000000001",
             "callbackUrl":"https://shop.example.com/transfers","state":"PENDING",
             "nextAttemptAt":"2026-11-20T08:00:06Z",
             "attempts":[{"at":"2026-11-20T08:00:01Z","status":503,"error":null,"durationMillis":42}],"retries":[]}""";

    @Bean
    @Order(3)
    ApiSection notificationSection() {
        return new ApiSection("Notifications", "Whether a caller was told how a transfer ended.")
                .field("webhookId", Field.of("The header webhook-id, by which a receiver knows repeats."))
                .field("NotificationView.callbackUrl", Field.of("Who wants to be told; null: nobody."))
                .field(
                        "NotificationView.state",
                        Field.of("Where it stands; null: nothing to tell, or nobody to be told."))
                .field("NotificationView.nextAttemptAt", Field.instant("When it is tried next; null: not planned."))
                .field("NotificationView.attempts", Field.of("The attempts that have ended, the oldest first."))
                .field("Attempt.at", Field.instant("When it began."))
                .field("Attempt.status", Field.of("The status of the answer; null: there was none."))
                .field("Attempt.error", Field.of("Why there was no answer; null: there was one."))
                .field("durationMillis", Field.of("Milliseconds until that was clear."))
                .field("retries", Field.of("What operators asked for, the oldest first."))
                .field("Retry.at", Field.instant("When it was asked for."))
                .field("Retry.actor", Field.of("Who asked."))
                .field("note", Field.of("The reason that was given."))
                .with(Endpoint.get("/sagas/{transferId}/notifications", "Read whether the caller was told")
                        .answers(200, "The notification of the transfer's end.", VIEW)
                        .refuses(SAGA_NOT_FOUND))
                .with(Endpoint.post("/sagas/{transferId}/notifications/retry", "Tell the caller again, now")
                        .says("Begins the schedule anew, whatever state it is in.")
                        .body("""
                                {"actor":"olga","reason":"The shop was down."}""", "actor", "reason")
                        .answers(202, "It is tried again.", VIEW)
                        .refuses(SAGA_NOT_FOUND, NO_CALLBACK_URL, SAGA_NOT_ENDED, NOTIFICATIONS_OFF));
    }
}
