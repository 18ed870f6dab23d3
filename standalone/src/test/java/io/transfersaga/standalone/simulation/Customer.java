// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.simulation;

import io.transfersaga.account.transfer.RequestDriver.Answer;
import io.transfersaga.account.transfer.RequestDriver.Request;
import io.transfersaga.events.AccountId;
import io.transfersaga.events.Money;
import io.transfersaga.events.TransferId;
import java.util.ArrayList;
import java.util.List;

/** Wants one transfer, says so with one key as often as it takes, and remembers every answer. */
final class Customer {

    private final String key;
    private final AccountId source;
    private final AccountId target;
    private final Money money;
    private final List<Answer> answers = new ArrayList<>();
    private int requests;
    private int waiting;

    Customer(String key, AccountId source, AccountId target, Money money) {
        this.key = key;
        this.source = source;
        this.target = target;
        this.money = money;
    }

    String key() {
        return key;
    }

    AccountId source() {
        return source;
    }

    AccountId target() {
        return target;
    }

    Money money() {
        return money;
    }

    Request request() {
        return new Request(key, source, target, money);
    }

    /** @return whether an earlier request is still unanswered: the same one, sent again */
    boolean asks() {
        requests++;
        return ++waiting > 1;
    }

    void hears(Answer answer) {
        waiting = 0;
        answers.add(answer);
    }

    /** Whether it does not know what became of its wish. */
    boolean isUncertain() {
        return requests > 0 && answers.stream().allMatch(Answer::isUnknown);
    }

    int requests() {
        return requests;
    }

    /** The transfers that it was told of: one, however often it asked. */
    List<TransferId> accepted() {
        return answers.stream()
                .filter(Answer::isAccepted)
                .map(Answer::transferId)
                .distinct()
                .toList();
    }

    /** Answers that no caller should ever get. */
    List<Answer> failures() {
        return answers.stream().filter(answer -> answer.status() == 500).toList();
    }

    @Override
    public String toString() {
        return key + " (" + money + " " + source + " -> " + target + ")";
    }
}
