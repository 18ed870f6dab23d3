// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

/** A transfer that somebody asks for. */
public record Order(String source, String target, String amount, String currency) {

    public static Order cny(String source, String target, String amount) {
        return new Order(source, target, amount, "CNY");
    }

    public String json() {
        return """
                {"sourceAccountId":"%s","targetAccountId":"%s","amount":"%s","currency":"%s","reference":"test"}""".formatted(source, target, amount, currency);
    }
}
