// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.faults;

import io.transfersaga.standalone.endtoend.Publishing;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What a run did and found.
 *
 * @param unknown requests whose outcome was not known when the faults ended; asked again, each was answered
 * @param ready from the last repair until every service was ready
 * @param recovered from the last repair until nothing was in flight
 */
record Report(
        String database,
        FaultSettings settings,
        Map<String, Integer> faults,
        History history,
        int unknown,
        Duration ready,
        Duration recovered,
        Oracle.Findings findings) {

    /** As Markdown. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        line(
                text,
                "%s, %s, %d min %d s of faults, seed %d, %d clients",
                database,
                Publishing.chosen(),
                settings.duration().toMinutes(),
                settings.duration().toSecondsPart(),
                settings.seed(),
                settings.clients());
        line(text, "");
        line(text, "| what | how often |");
        line(text, "| --- | ---: |");
        line(
                text,
                "| faults | %d |",
                faults.values().stream().mapToInt(each -> each).sum());
        faults.forEach((fault, times) -> line(text, "| - %s | %d |", fault, times));
        line(text, "| transfers accepted | %d |", history.accepted().size());
        findings.outcomes()
                .forEach((outcome, times) -> line(text, "| - %s | %d |", outcome.toLowerCase(Locale.ROOT), times));
        history.answers().forEach((answer, times) -> line(text, "| answers: %s | %d |", answer, times.sum()));
        line(text, "| requests unknown when the faults ended | %d |", unknown);
        line(text, "| **lost** | **%d** |", findings.lost().size());
        line(text, "| **doubled** | **%d** |", findings.doubled().size());
        line(text, "| otherwise wrong | %d |", findings.wrong().size());
        line(text, "| seconds that the longest saga took | %.1f |", seconds(findings.longest()));
        line(text, "| seconds from the last repair until all was ready | %.1f |", seconds(ready));
        line(text, "| seconds from the last repair until nothing was in flight | %.1f |", seconds(recovered));
        findings.lost().forEach(each -> line(text, "lost: %s", each));
        findings.doubled().forEach(each -> line(text, "doubled: %s", each));
        findings.wrong().forEach(each -> line(text, "wrong: %s", each));
        return text.toString();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
