// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import tools.jackson.databind.JsonNode;

/** Watches a transfer until its source's ledger knows the outcome. How it goes meanwhile tells its saga. */
final class OutcomeWatch {

    private final Http ledger;
    private final Http sagas;
    private final String transferId;

    OutcomeWatch(Http ledger, Http sagas, String transferId) {
        this.ledger = ledger;
        this.sagas = sagas;
        this.transferId = transferId;
    }

    /** @return the transfer, as it stands when it has ended or the time is over */
    JsonNode await(Deadline deadline, Progress progress) throws InterruptedException {
        JsonNode transfer = Http.JSON.missingNode();
        while (true) {
            try {
                transfer = ledger.get("/transfers/" + transferId).body();
                if (!transfer.path("status").asString("").equals("DEBITED")) {
                    return transfer;
                }
                progress.show(state());
            } catch (Unreachable e) {
                progress.show("the ledger does not answer; the transfer goes on");
            } catch (Refused e) {
                if (!e.isForNow()) {
                    throw e;
                }
                progress.show("the ledger is busy; the transfer goes on");
            }
            if (deadline.isOver()) {
                return transfer;
            }
            deadline.pause();
        }
    }

    /** The saga is only asked for the sake of the progress: without it the outcome is known as well. */
    private String state() throws InterruptedException {
        try {
            JsonNode saga = sagas.get("/sagas/" + transferId).body();
            JsonNode credit = saga.path("credit");
            String failure = credit.path("lastFailure").asString("");
            return "%s, attempt %d of %d%s"
                    .formatted(
                            saga.path("state").asString(""),
                            credit.path("attempts").asInt(),
                            credit.path("maxAttempts").asInt(),
                            failure.isEmpty() ? "" : ", " + failure);
        } catch (Refused e) {
            return e.isNotFound()
                    ? "debited"
                    : "debited; the saga service says "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no");
        } catch (Unreachable e) {
            return "debited; the saga service does not answer";
        }
    }
}
