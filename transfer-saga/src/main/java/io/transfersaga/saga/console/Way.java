// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import io.transfersaga.events.AccountId;
import io.transfersaga.saga.inspection.SagaView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The way of a transfer as a line of stations: source ledger, broker, saga, target ledger, end; with the way back
 * before the end when the money returns.
 */
final class Way {

    /** How a station looks: passed, where it stands, where it failed, or ahead. */
    enum Mark {
        PASSED,
        HERE,
        FAILED,
        AHEAD
    }

    /**
     * @param name what the station is
     * @param note what happened or happens there
     */
    record Station(Mark mark, Text name, Text note) {}

    private final SagaView saga;
    private final Stage stage;
    private final String source;
    private final String target;
    private final String amount;

    private Way(SagaView saga) {
        this.saga = saga;
        this.stage = Stage.of(saga);
        this.source = AccountId.of(saga.sourceAccountId()).ledger();
        this.target = AccountId.of(saga.targetAccountId()).ledger();
        this.amount = saga.amount() + " " + saga.currency();
    }

    static List<Station> of(SagaView saga) {
        return new Way(saga).stations();
    }

    private List<Station> stations() {
        List<Station> stations = new ArrayList<>();
        stations.add(new Station(
                Mark.PASSED, Text.of("way.ledger", source), Text.of("way.debited", amount, saga.sourceAccountId())));
        stations.add(new Station(Mark.PASSED, Text.of("way.broker"), Text.of("way.delivered")));
        stations.add(inSaga());
        stations.add(atTarget());
        if (stage.isOnTheWayBack()) {
            stations.add(new Station(
                    stage == Stage.REFUNDED ? Mark.PASSED : Mark.HERE,
                    Text.of("way.back", source),
                    Text.of(
                            stage == Stage.REFUNDED ? "way.refunded" : "way.refunding",
                            amount,
                            saga.sourceAccountId())));
        }
        stations.add(end());
        return stations;
    }

    private Station inSaga() {
        boolean here = stage == Stage.BACK_OFF;
        Text note = here
                ? Text.of(
                        "way.backOff",
                        saga.credit().attempts(),
                        saga.credit().maxAttempts(),
                        Times.INSTANCE.clock(
                                Objects.requireNonNull(saga.credit().nextAttemptAt())))
                : Text.of(
                        "way.attempts", saga.credit().attempts(), saga.credit().maxAttempts());
        return new Station(here ? Mark.HERE : Mark.PASSED, Text.of("way.saga"), note);
    }

    private Station atTarget() {
        Text name = Text.of("way.ledger", target);
        return switch (stage) {
            case CREDIT_AWAITED ->
                new Station(Mark.HERE, name, Text.of("way.crediting", amount, saga.targetAccountId()));
            case BACK_OFF -> new Station(Mark.AHEAD, name, Text.of("way.failed." + failure()));
            case RULING_OUT -> new Station(Mark.HERE, name, Text.of("way.rulingOut"));
            case REFUND_AWAITED, REFUNDED -> new Station(Mark.FAILED, name, Text.of("way.ruledOut." + failure()));
            case COMPLETED -> new Station(Mark.PASSED, name, Text.of("way.credited", amount, saga.targetAccountId()));
        };
    }

    private Station end() {
        return stage.isEnded()
                ? new Station(Mark.PASSED, Text.of("way.end"), Text.of("state." + saga.state()))
                : new Station(Mark.AHEAD, Text.of("way.end"), Text.of("way.open"));
    }

    private String failure() {
        return Objects.requireNonNullElse(saga.credit().lastFailure(), "operator");
    }
}
