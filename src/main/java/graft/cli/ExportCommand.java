package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.model.ModelBundle;
import graft.model.ParityReport;
import graft.run.project.RunCatalogue;
import graft.worker.client.ModelExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft export}: the model of a run as a file to take elsewhere. */
@Command(
        name = "export",
        description = "Writes the model of a finished run to a file, and checks that it answers as it does in the run.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class ExportCommand implements Callable<Integer> {

    private final RunCatalogue runs;
    private final ModelExport export;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run.")
    private String run = "";

    @Option(
            names = "--out",
            paramLabel = "FILE|FOLDER",
            description = "The file to write, or a folder for a file named like the run.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "onnx: the model file, which any program with ONNX Runtime can use (the default). bundle: a "
                    + ".graft file with the model, its labels, a model card and where it comes from.")
    private @Nullable String format;

    @Option(names = "--force", description = "Replace a file that is there already.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ExportCommand(RunCatalogue runs, ModelExport export) {
        this.runs = runs;
        this.export = export;
    }

    @Override
    public Integer call() {
        Path target = out;
        if (target == null) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.noOut"));
        }
        ModelExport.Format wanted = wanted(Optional.ofNullable(format), target);
        FinishedModel model = FinishedModel.find(run, runs);
        if (model.run().isEmpty()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.exportFile", model.file()));
        }
        ModelExport.Exported exported = export.export(model.run().get(), model.file(), target, wanted, force);
        PrintWriter writer = spec.commandLine().getOut();
        if (json) {
            writer.print(Json.pretty(exported));
        } else {
            sentences(exported).forEach(s -> writer.println(s.english()));
        }
        writer.flush();
        if (!exported.passed()) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("cli.exportWithdrawn"));
        }
        return ExitCodes.DONE;
    }

    /** The format of this name, or else the one that goes with the file's ending, or else the plain file. */
    private static ModelExport.Format wanted(Optional<String> name, Path target) {
        return name.map(n -> switch (n.toLowerCase(Locale.ROOT)) {
                    case "onnx" -> ModelExport.Format.ONNX;
                    case "bundle" -> ModelExport.Format.BUNDLE;
                    default -> throw new GraftException(ErrorCode.USAGE, Message.of("cli.unfitValue", "--format", n));
                })
                .orElseGet(() -> target.toString().endsWith(ModelBundle.SUFFIX)
                        ? ModelExport.Format.BUNDLE
                        : ModelExport.Format.ONNX);
    }

    private static List<Message> sentences(ModelExport.Exported exported) {
        ParityReport parity = exported.parity();
        Message proof = parity.compared() == 0
                ? Message.of("cli.exportUntried")
                : Message.of(
                        exported.passed() ? "cli.exportPassed" : "cli.exportFailed",
                        parity.compared(),
                        Double.toString(parity.largestDifference()));
        return exported.passed() ? List.of(Message.of("cli.exported", exported.file()), proof) : List.of(proof);
    }
}
