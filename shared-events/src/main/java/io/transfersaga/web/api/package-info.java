// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * How the services describe themselves at {@code /v3/api-docs}: springdoc says what signatures tell, each feature says
 * the rest in an {@link io.transfersaga.web.api.ApiSection}.
 */
@NullMarked
package io.transfersaga.web.api;

import org.jspecify.annotations.NullMarked;
