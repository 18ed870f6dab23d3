// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.ledger;

import static io.transfersaga.account.ledger.Refusal.ACCOUNT_CLOSED;
import static io.transfersaga.account.ledger.Refusal.ACCOUNT_FROZEN;
import static io.transfersaga.account.ledger.Refusal.ACCOUNT_NOT_EMPTY;
import static io.transfersaga.account.ledger.Refusal.BALANCE_LIMIT;
import static io.transfersaga.account.ledger.Refusal.CURRENCY_MISMATCH;
import static io.transfersaga.account.ledger.Refusal.INSUFFICIENT_FUNDS;
import static io.transfersaga.account.ledger.Refusal.TRANSFERS_IN_FLIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.events.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountPoliciesTests {

    @Test
    void refuseInTheOrderThatCallersArePromised() {
        assertThat(refusals(AccountPolicies.DEBIT))
                .containsExactly(ACCOUNT_CLOSED, ACCOUNT_FROZEN, CURRENCY_MISMATCH, INSUFFICIENT_FUNDS);
        assertThat(refusals(AccountPolicies.CREDIT))
                .containsExactly(ACCOUNT_FROZEN, ACCOUNT_CLOSED, CURRENCY_MISMATCH, BALANCE_LIMIT);
        assertThat(refusals(AccountPolicies.DEPOSIT))
                .containsExactly(ACCOUNT_FROZEN, ACCOUNT_CLOSED, CURRENCY_MISMATCH, BALANCE_LIMIT);
        assertThat(refusals(AccountPolicies.CLOSE))
                .containsExactly(ACCOUNT_CLOSED, TRANSFERS_IN_FLIGHT, ACCOUNT_NOT_EMPTY);
        assertThat(refusals(AccountPolicies.FREEZE)).containsExactly(ACCOUNT_CLOSED);
        assertThat(refusals(AccountPolicies.UNFREEZE)).containsExactly(ACCOUNT_CLOSED);
    }

    @Test
    void limitABalanceToTwelveDigitsBeforeThePointInAnyCurrency() {
        assertThat(active("999999999998.99", "CNY").hasRoomFor(Money.of("1.00", "CNY")))
                .isTrue();
        assertThat(active("999999999999.00", "CNY").hasRoomFor(Money.of("1.00", "CNY")))
                .isFalse();
        assertThat(active("999999999998", "JPY").hasRoomFor(Money.of("1", "JPY")))
                .isTrue();
        assertThat(active("999999999999", "JPY").hasRoomFor(Money.of("1", "JPY")))
                .isFalse();
        assertThat(active("0.0000", "CLF").hasRoomFor(Money.of("999999999999.9999", "CLF")))
                .isTrue();
    }

    @Test
    void leaveNoRoomInABalanceThatARefundTookBeyondTheLimit() {
        assertThat(active("1000000000000.00", "CNY").hasRoomFor(Money.of("0.01", "CNY")))
                .isFalse();
    }

    private static List<Refusal> refusals(Policy<?> policy) {
        return policy.rules().stream().<Refusal>map(Policy.Rule::refusal).toList();
    }

    private static AccountState active(String balance, String currency) {
        return new AccountState(Money.of(balance, currency), AccountStatus.ACTIVE);
    }
}
