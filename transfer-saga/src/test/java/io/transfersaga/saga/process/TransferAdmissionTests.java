// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.process;

import static io.transfersaga.saga.process.Messages.NOW;
import static io.transfersaga.saga.process.Messages.POLICY;
import static io.transfersaga.saga.process.Messages.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.engine.Admission;
import io.transfersaga.events.FailureReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransferAdmissionTests {

    private static final Messages SAID = Messages.ofATransfer();

    private static final TransferProcess CREDITING = TransferProcess.startedBy(SAID.moneyDebited(), TIMEOUT, NOW);
    private static final TransferProcess COMPLETED = CREDITING.creditedBy(SAID.moneyCredited(), NOW);
    private static final TransferProcess REFUNDING =
            CREDITING.abandonedBy(SAID.creditAbandoned(FailureReason.ACCOUNT_CLOSED), TIMEOUT, NOW);
    private static final TransferProcess REFUNDED = REFUNDING.refundedBy(SAID.moneyRefunded(), NOW);

    private static final Map<String, Object> MESSAGES = Map.of(
            "MoneyDebited", SAID.moneyDebited(),
            "MoneyCredited", SAID.moneyCredited(),
            "CreditAbandoned", SAID.creditAbandoned(FailureReason.ACCOUNT_CLOSED),
            "CreditAttemptFailed", SAID.attemptFailed(1),
            "MoneyRefunded", SAID.moneyRefunded(),
            "CommandDue", SAID.commandDue(),
            "RetryRequested", SAID.retryRequested(),
            "RefundRequested", SAID.refundRequested());

    private static final String TABLE = """
            message             | no saga       | CREDITING     | REFUNDING     | COMPLETED      | REFUNDED
            MoneyDebited        | ADMIT         | OLD_NEWS      | OLD_NEWS      | REPEAT_OUTCOME | OLD_NEWS
            MoneyCredited       | CANNOT_HAPPEN | ADMIT         | CANNOT_HAPPEN | REPEAT_OUTCOME | CANNOT_HAPPEN
            CreditAbandoned     | CANNOT_HAPPEN | ADMIT         | OLD_NEWS      | CANNOT_HAPPEN  | OLD_NEWS
            CreditAttemptFailed | OLD_NEWS      | ADMIT         | OLD_NEWS      | OLD_NEWS       | OLD_NEWS
            MoneyRefunded       | CANNOT_HAPPEN | CANNOT_HAPPEN | ADMIT         | CANNOT_HAPPEN  | OLD_NEWS
            CommandDue          | OLD_NEWS      | ADMIT         | ADMIT         | OLD_NEWS       | OLD_NEWS
            RetryRequested      | OLD_NEWS      | ADMIT         | ADMIT         | OLD_NEWS       | OLD_NEWS
            RefundRequested     | OLD_NEWS      | ADMIT         | ADMIT         | OLD_NEWS       | OLD_NEWS
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cells")
    void decidesByTheStateAlone(String message, String state, Admission expected) {
        TransferProcess saga = switch (state) {
            case "CREDITING" -> CREDITING;
            case "REFUNDING" -> REFUNDING;
            case "COMPLETED" -> COMPLETED;
            case "REFUNDED" -> REFUNDED;
            default -> null;
        };
        var longAfter = NOW.plus(Duration.ofHours(1));

        assertThat(TransferAdmission.of(saga, MESSAGES.get(message), longAfter)).isEqualTo(expected);
    }

    static Stream<Arguments> cells() {
        List<String[]> rows = TABLE.lines().map(line -> line.split("\\|")).toList();
        String[] states = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> Arrays.stream(new int[] {1, 2, 3, 4, 5})
                        .mapToObj(
                                i -> Arguments.of(row[0].trim(), states[i].trim(), Admission.valueOf(row[i].trim()))));
    }

    @ParameterizedTest
    @CsvSource({"1, OLD_NEWS", "2, ADMIT", "3, OLD_NEWS"})
    void takesAFailureOfTheAwaitedAttemptOnly(int attempt, Admission expected) {
        TransferProcess inItsSecondAttempt = CREDITING.attemptFailedBy(SAID.attemptFailed(1), POLICY, NOW);

        assertThat(TransferAdmission.of(inItsSecondAttempt, SAID.attemptFailed(attempt), NOW))
                .isEqualTo(expected);
    }

    @Test
    void takesNoFailureOnceTheCreditIsGivenUp() {
        TransferProcess abandoning = CREDITING.refundRequestedBy(SAID.refundRequested(), NOW);

        assertThat(TransferAdmission.of(abandoning, SAID.attemptFailed(1), NOW)).isEqualTo(Admission.OLD_NEWS);
    }

    @Test
    void sendsNothingBeforeItIsDue() {
        var due = NOW.plus(TIMEOUT.first());

        assertThat(TransferAdmission.of(CREDITING, SAID.commandDue(), due.minusNanos(1000)))
                .isEqualTo(Admission.OLD_NEWS);
        assertThat(TransferAdmission.of(CREDITING, SAID.commandDue(), due)).isEqualTo(Admission.ADMIT);
    }

    @Test
    void refusesWhatIsNoMessageOfATransfer() {
        assertThatThrownBy(() -> TransferAdmission.of(null, "hello", NOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
