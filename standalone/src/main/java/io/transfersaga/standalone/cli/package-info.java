// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/** The command line: a person's way to a running system. It knows of the services what their callers know: HTTP. */
@NullMarked
package io.transfersaga.standalone.cli;

import org.jspecify.annotations.NullMarked;
