// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

/** The database did not confirm a commit. The cause tells whether that was a refusal or silence. */
public class CommitFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommitFailedException(RuntimeException cause) {
        super("the commit was not confirmed", cause);
    }
}
