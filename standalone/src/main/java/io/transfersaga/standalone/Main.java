// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import io.transfersaga.standalone.cli.CommandLineTool;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where the process begins: a command for a running system, or the system itself. */
public final class Main {

    private Main() {}

    @SuppressWarnings("SystemOut") // a person reads it
    public static void main(String[] args) throws InterruptedException {
        if (CommandLineTool.isAskedFor(args)) {
            var out = new PrintWriter(System.out, true, Charset.defaultCharset());
            var err = new PrintWriter(System.err, true, Charset.defaultCharset());
            System.exit(CommandLineTool.run(args, out, err));
        }
        Standalone.main(args);
    }
}
