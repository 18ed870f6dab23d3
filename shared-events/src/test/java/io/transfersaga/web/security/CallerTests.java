// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.events.AccountId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a caller may touch. */
class CallerTests {

    private static final AccountId ALICE = AccountId.of("alpha:alice");
    private static final AccountId BOB = AccountId.of("alpha:bob");

    @Test
    void mayDoEverythingWithoutSecurity() {
        assertThat(Caller.ANYBODY.mayMoveMoneyFrom(ALICE)).isTrue();
        assertThat(Caller.ANYBODY.maySee(BOB)).isTrue();
        assertThat(Caller.ANYBODY.actor("olga")).isEqualTo("olga");
    }

    @Test
    void mayTouchTheAccountsOfItsToken() {
        var alice = new Caller("alice", Set.of("alpha:alice"), false);

        assertThat(alice.mayMoveMoneyFrom(ALICE)).isTrue();
        assertThat(alice.mayMoveMoneyFrom(BOB)).isFalse();
        assertThat(alice.maySee(BOB)).isFalse();
        assertThat(alice.actor("somebody else")).isEqualTo("alice");
    }

    @Test
    void maySeeButNotEmptyTheAccountsOfOthersAsAnOperator() {
        var olga = new Caller("o".repeat(200), Set.of(), true);

        assertThat(olga.maySee(ALICE)).isTrue();
        assertThat(olga.mayMoveMoneyFrom(ALICE)).isFalse();
        assertThat(olga.actor("")).hasSize(100);
    }
}
