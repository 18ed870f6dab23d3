// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LedgerPropertiesTests {

    @Test
    void haveDefaults() {
        LedgerProperties properties = bound(Map.of("ledger.id", "alpha"));
        assertThat(properties.allLedgers()).containsExactly("alpha", "beta");
        assertThat(properties.ledger().reconcileAfter()).hasSeconds(30);
        assertThat(properties.currencies().currencies().find("PTS")).isPresent();
    }

    @Test
    void countThisLedgerAmongThoseThatExist() {
        assertThat(bound(Map.of("ledger.id", "gamma")).allLedgers()).containsExactly("alpha", "beta", "gamma");
        assertThat(bound(Map.of("ledger.id", "gamma", "ledgers", "gamma,delta")).allLedgers())
                .containsExactly("delta", "gamma");
    }

    @ParameterizedTest
    @CsvSource({
        "ledger.id, Alpha",
        "ledgers, 'alpha,Beta'",
        "ledger.reconcile-after, 0s",
        "ledger.check-back-limit, -1s",
        "ledger.consumer-threads, 0",
        "ledger.consumer-batch, 1025",
        "currencies.extra, PTS",
        "currencies.extra, CNY:0"
    })
    void nameThePropertyThatIsWrong(String property, String value) {
        assertThatThrownBy(() -> bound(Map.of(property, value))).hasStackTraceContaining(property);
    }

    private static LedgerProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("", LedgerProperties.class);
    }
}
