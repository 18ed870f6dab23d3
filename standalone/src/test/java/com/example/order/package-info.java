// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** A saga that is not the transfer's, made of nothing but what is public: see {@code docs/extending.md}. */
package com.example.order;
