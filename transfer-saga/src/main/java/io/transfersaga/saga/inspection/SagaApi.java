// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.inspection;

import static io.transfersaga.web.ProblemType.NOT_ACCEPTABLE;
import static io.transfersaga.web.ProblemType.SAGA_NOT_FOUND;
import static io.transfersaga.web.ProblemType.VALIDATION_FAILED;

import io.swagger.v3.oas.models.media.Schema;
import io.transfersaga.saga.process.SagaState;
import io.transfersaga.web.api.ApiSection;
import io.transfersaga.web.api.Endpoint;
import io.transfersaga.web.api.Field;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;

/** What callers should know of sagas. */
@Configuration(proxyBeanMethods = false)
class SagaApi {

    private static final String SAGA = """
            {"transferId":"019aa0c5-3d80-7000-8000-000000000001","state":"CREDITING",
             "sourceAccountId":"alpha:alice","targetAccountId":"beta:bob","amount":"100.00","currency":"CNY",
             "reference":"Rent for December","startedAt":"2026-11-20T08:00:00.180Z",
             "updatedAt":"2026-11-20T08:00:00.260Z","endedAt":null,
             "credit":{"attempts":1,"maxAttempts":5,"lastFailure":"account-frozen",
                       "nextAttemptAt":"2026-11-20T08:00:01.260Z"},
             "overdue":false%s}""";

    private static final String WITH_HISTORY = SAGA.formatted("""
            ,"history":[
              {"at":"2026-11-20T08:00:00.180Z","type":"MoneyDebited","detail":{}},
              {"at":"2026-11-20T08:00:00.260Z","type":"CreditAttemptFailed",
               "detail":{"reason":"account-frozen","attempt":1,"nextAttemptAt":"2026-11-20T08:00:01.260Z"}}]""");

    private static final String WITHOUT_HISTORY = SAGA.formatted("");

    private static final Field REASON =
            Field.of("A slug that /problems/{slug} explains.").matching("[a-z-]+");

    @Bean
    @Order(1)
    ApiSection sagaSection() {
        return new ApiSection("Sagas", "Where every transfer stands, while it runs and afterwards.")
                .field("state", Field.of("CREDITING and REFUNDING are open, COMPLETED and REFUNDED are the end."))
                .field("credit", Field.of("How the credit goes."))
                .field("attempts", Field.of("The attempt under way, or during back-off the last one made."))
                .field("maxAttempts", Field.of("After so many the credit is abandoned and the debit refunded."))
                .field(
                        "lastFailure",
                        Field.of("Why an attempt failed last; null if none did.")
                                .matching("[a-z-]+"))
                .field("nextAttemptAt", Field.instant("When the next attempt is due; null outside back-off."))
                .field("overdue", Field.of("Whether the awaited answer has been awaited for longer than the time-out."))
                .field("history", Field.of("What changed the saga, the oldest first."))
                .field("SagaSummary.overdue", Field.of("Open sagas whose awaited answer is overdue."))
                .field("states", Field.of("How many sagas are in each state."))
                .field("oldestOpenStartedAt", Field.instant("When the oldest open saga started; null without any."))
                .field("incidents", Field.of("Dead letters, parked errors and messages that cannot happen."))
                .field(
                        "HistoryView.type",
                        Field.of("What happened.")
                                .among(
                                        "MoneyDebited",
                                        "CreditAttemptFailed",
                                        "MoneyCredited",
                                        "CreditAbandoned",
                                        "MoneyRefunded",
                                        "RetryRequested",
                                        "RefundRequested"))
                .field("HistoryView.detail", Field.of("What entries of this type tell; all of it may be missing."))
                .detail("HistoryView.detail", SagaApi::describeDetail)
                .with(show())
                .with(list())
                .with(summary())
                .with(stream());
    }

    private static Endpoint show() {
        return Endpoint.get("/sagas/{transferId}", "Read a saga with its history")
                .says("For a moment after the 202 there is none yet.")
                .answers(200, "The saga.", WITH_HISTORY)
                .refuses(SAGA_NOT_FOUND);
    }

    private static Endpoint list() {
        return Endpoint.get("/sagas", "List sagas")
                .says("Open ones first, the longest unchanged before the others; then ended ones, the newest first.")
                .parameter("state", Field.of("Only sagas in this state.").among(SagaState.values()))
                .parameter(
                        "overdue",
                        Field.of("Only those that are overdue, or only those that are not.")
                                .among("true", "false"))
                .parameter("accountId", Field.of("Only those whose source or target it is."))
                .parameter("reference", Field.of("Only those with exactly this reference."))
                .parameter("updatedFrom", Field.instant("Only those whose history got its last entry then or later."))
                .parameter("updatedUntil", Field.instant("Only those whose history got its last entry before then."))
                .answers(200, "A page of sagas, without their histories.", """
                        {"items":[%s],"nextCursor":null}""".formatted(WITHOUT_HISTORY))
                .refuses(VALIDATION_FAILED);
    }

    private static Endpoint summary() {
        return Endpoint.get("/sagas/summary", "Count sagas").answers(200, "A few figures of all sagas.", """
                {"states":{"CREDITING":1,"COMPLETED":41,"REFUNDING":0,"REFUNDED":3},"overdue":0,
                 "oldestOpenStartedAt":"2026-11-20T08:00:00.180Z","incidents":0}""");
    }

    private static Endpoint stream() {
        return Endpoint.get("/sagas/stream", "Hear what changes")
                .says("""
                        Server-sent events: a comment at once, then an event saga for each change, whichever instance made it, with
                        the saga in one line, as the list has it; a comment when there is nothing to say for long. Nothing is
                        repeated: who connects again asks for what is.""")
                .answers(200, "The stream, which does not end.", Map.of(MediaType.TEXT_EVENT_STREAM_VALUE, """
                        :what changes in sagas, from now on

                        event:saga
                        data:{"transferId":"019aa0c5-3d80-7000-8000-000000000001","state":"COMPLETED"}
                        """))
                .refuses(NOT_ACCEPTABLE);
    }

    private static void describeDetail(Schema<?> detail) {
        detail.setAdditionalProperties(null);
        detail.addProperty("reason", text(REASON));
        detail.addProperty(
                "attempt", new Schema<>().typesItem("integer").description("Which attempt failed, counted from 1."));
        detail.addProperty(
                "nextAttemptAt",
                text(Field.instant("When the next one is due; null after the last."))
                        .typesItem("null"));
        detail.addProperty("actor", text(Field.of("Who asked.")));
        detail.addProperty("note", text(Field.of("The reason that was given.")));
    }

    private static Schema<?> text(Field field) {
        Schema<?> schema = new Schema<>().description(field.description()).pattern(field.pattern());
        schema.setTypes(new LinkedHashSet<>(List.of("string")));
        return schema;
    }
}
