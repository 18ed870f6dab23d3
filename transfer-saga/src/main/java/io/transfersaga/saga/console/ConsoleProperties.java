// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sandbox whether the console starts transfers and opens, freezes, unfreezes and closes accounts: for trying
 *     out, set by standalone
 */
@ConfigurationProperties("console")
public record ConsoleProperties(@DefaultValue("false") boolean sandbox) {}
