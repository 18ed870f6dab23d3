// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.engine;

import static io.transfersaga.engine.Admission.ADMIT;
import static io.transfersaga.engine.Admission.CANNOT_HAPPEN;
import static io.transfersaga.engine.Admission.OLD_NEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdmissionTableTests {

    private enum Light {
        RED,
        GREEN
    }

    private final AdmissionTable<Light> table =
            new AdmissionTable<>(Light.class).row(String.class, CANNOT_HAPPEN, OLD_NEWS, ADMIT);

    @Test
    void findsTheCellOfTheMessageAndTheState() {
        assertThat(table.of(null, "go")).isEqualTo(CANNOT_HAPPEN);
        assertThat(table.of(Light.RED, "go")).isEqualTo(OLD_NEWS);
        assertThat(table.of(Light.GREEN, "go")).isEqualTo(ADMIT);
    }

    @Test
    void refusesAMessageThatItHasNoRowFor() {
        assertThatThrownBy(() -> table.of(Light.RED, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesARowThatLacksACellOrComesTwice() {
        assertThatThrownBy(() -> table.row(Integer.class, ADMIT, ADMIT)).hasMessageContaining("[RED, GREEN]");
        assertThatThrownBy(() -> table.row(String.class, ADMIT, ADMIT, ADMIT)).hasMessageContaining("a row already");
    }
}
