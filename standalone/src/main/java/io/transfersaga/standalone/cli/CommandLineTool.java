// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The commands of {@code standalone.jar}. They exit with 0 when it is done, 1 when it was refused, did not end as
 * expected or nobody answered, and 2 when the command line cannot be understood.
 */
@Command(
        name = "standalone.jar",
        description = "Talks to a running system. Without a command, standalone.jar starts one.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            OpenCommand.class,
            TransferCommand.class,
            SagaCommand.class,
            StuckCommand.class,
            ScenariosCommand.class,
            ScenarioCommand.class,
            CommandLine.HelpCommand.class
        })
public final class CommandLineTool implements Runnable {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "-h", usageHelp = true, description = "Lists the commands.")
    private boolean help;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandLineTool() {}

    /** Whether these arguments are a command, rather than properties of a system to be started. */
    public static boolean isAskedFor(String[] args) {
        return args.length > 0 && !args[0].startsWith("--");
    }

    /** @return the exit status of the process */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        var commands = new CommandLine(new CommandLineTool());
        commands.setOut(out);
        commands.setErr(err);
        commands.setExecutionExceptionHandler(CommandLineTool::explain);
        commands.setUsageHelpAutoWidth(true);
        return commands.execute(args);
    }

    /** There is no default command: a word must say what to do. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof Refused || failure instanceof Unreachable) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
