// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.PrintWriter;

/** One line that is written over while something goes on; where nobody looks on, a line per change. */
final class Progress {

    private static final String CLEARED_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean watched = System.console() != null;
    private String shown = "";

    Progress(PrintWriter out) {
        this.out = out;
    }

    void show(String state) {
        if (!state.equals(shown)) {
            shown = state;
            if (watched) {
                out.print(CLEARED_LINE + "… " + state);
            } else {
                out.println("… " + state);
            }
            out.flush();
        }
    }

    /** Leaves that line in place of the progress. */
    void done(String result) {
        if (watched && !shown.isEmpty()) {
            out.print(CLEARED_LINE);
        }
        shown = "";
        out.println(result);
        out.flush();
    }
}
