// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingPartsUnitTests {

    @Test
    void namesWhatIsDownWithItsReason() {
        assertThat(MissingParts.of("""
                {"status":"DOWN","components":{
                  "db":{"status":"DOWN","details":{"error":"no connection"}},
                  "readinessState":{"status":"UP"},
                  "rocketMq":{"status":"DOWN","details":{"missing":"not connected yet"}}}}""")).isEqualTo("db (no connection); rocketMq (not connected yet)");
    }

    @Test
    void saysSoWhenTheAnswerTellsNothing() {
        assertThat(MissingParts.of("{\"status\":\"DOWN\"}")).isEqualTo("it does not say what is missing");
        assertThat(MissingParts.of("<html>")).isEqualTo("its answer cannot be read");
    }
}
