// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.fence;

/**
 * What became of a step, as it is stored in the transaction that does it. There is none while the step may still be
 * done; once there is one, only {@link #DONE} may change, to {@link #UNDONE}.
 */
public enum Outcome {
    /** It was done. */
    DONE,
    /** It was not done, and never will be. */
    ABANDONED,
    /** It was done, and given back. */
    UNDONE
}
