package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.data.inspect.InspectionReport;
import graft.data.split.SplitSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft inspect}: what a folder of pictures holds, what is wrong with it, and what it can be used for. */
@Command(
        name = "inspect",
        description = "Says what a folder of pictures holds, what is wrong with it, and what a test with it can show.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class InspectCommand implements Callable<Integer> {

    private final Inspection inspection;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder that holds one folder of pictures for each class.")
    private Path folder = Path.of("");

    @Option(
            names = "--groups",
            paramLabel = "CSV|NAME",
            description = "Pictures that belong together (one plant, part or person): a table of picture and group, or "
                    + "the name of a grouping that is offered.")
    private @Nullable String groups;

    @Mixin
    private final PartShares shares = new PartShares();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides the split that is shown.")
    private long seed = 1;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    InspectCommand(Inspection inspection, Interruption interruption) {
        this.inspection = inspection;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        SplitSettings settings = shares.settings(seed);
        PrintWriter err = spec.commandLine().getErr();
        Inspection.Found found;
        try (ProgressLine scanning = ProgressLine.on(err, "Pictures");
                ProgressLine comparing = ProgressLine.on(err, "Look-alikes")) {
            found = inspection.inspect(
                    folder, Optional.ofNullable(groups), settings, scanning, comparing, interruption.token());
        }
        found.remarks().forEach(remark -> err.println(remark.english()));
        err.flush();
        InspectionReport report = found.report();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(report));
        } else {
            new InspectionText(report).lines().forEach(out::println);
        }
        out.flush();
        if (report.refusal().isPresent()) {
            // The report is whole, and yet a script must see that nothing can be trained with these pictures.
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of("data.inspectRefused", report.refusal().get()));
        }
        return ExitCodes.DONE;
    }
}
