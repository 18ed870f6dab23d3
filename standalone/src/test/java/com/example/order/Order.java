// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package com.example.order;

import java.util.UUID;

/** What is ordered. */
public record Order(UUID orderId, String customer, long cents, String article, int pieces, String coupon) {}
