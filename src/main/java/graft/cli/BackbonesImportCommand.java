package graft.cli;

import graft.backbone.BackboneInfo;
import graft.backbone.ForeignChoice;
import graft.backbone.ForeignFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.model.ModelBundle;
import graft.run.project.RunCatalogue;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft backbones import}: takes in a weights file, or what a run has trained. */
@Command(
        name = "import",
        description = "Takes a weights file (Keras .h5, .safetensors), the network of a finished run whose stages were "
                + "trained too, or the ONNX file of another program as a frozen network, into the folder of backbones, "
                + "and checks it.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class BackbonesImportCommand implements Callable<Integer> {

    private final BackboneShelf shelf;
    private final RunCatalogue runs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|RUN",
            description = "The weights file, which stays where it is; or the id, name or folder of a run.")
    private String given = "";

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "What the file holds, as graft backbones list names it; recognised by itself otherwise.")
    private @Nullable String architecture;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Of an ONNX file: which value to take as features, found by itself where it is clear. "
                    + "NAME:class-token or NAME:mean says how to read tokens.")
    private @Nullable String output;

    @Option(
            names = "--preprocessing",
            paramLabel = "NAME",
            description =
                    "Of an ONNX file: what it wants of pictures, guessed otherwise. none (0 to 255), unit (0 to 1), "
                            + "imagenet, minus_one_to_one, clip or bgr_minus_mean.")
    private @Nullable String preprocessing;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "Of an ONNX file that takes pictures of any size: the size to use, 224 otherwise.")
    private @Nullable Integer size;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BackbonesImportCommand(BackboneShelf shelf, RunCatalogue runs) {
        this.shelf = shelf;
        this.runs = runs;
    }

    @Override
    public Integer call() {
        BackboneInfo info =
                isFile() ? shelf.add(Path.of(given), Optional.ofNullable(architecture), foreign()) : ofRun();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(info));
        } else {
            out.println(
                    Message.of("cli.backboneImported", info.title(), info.id()).english());
            if (info.architecture().equals(ForeignFiles.ARCHITECTURE)) {
                out.println(info.description());
            }
            out.println(Message.of("cli.backboneLicence", info.licence()).english());
            out.println(Message.of("cli.backboneTerms", info.terms()).english());
        }
        out.flush();
        return ExitCodes.DONE;
    }

    /** A name that ends as those of weights files do means no run. */
    private boolean isFile() {
        if (given.toLowerCase(Locale.ROOT).endsWith(ModelBundle.SUFFIX)) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("cli.importBundle", given));
        }
        return Files.isRegularFile(Path.of(given)) || BackboneShelf.isNamedAsWeights(given);
    }

    private ForeignChoice foreign() {
        return new ForeignChoice(
                Optional.ofNullable(output), Optional.ofNullable(preprocessing), Optional.ofNullable(size));
    }

    private BackboneInfo ofRun() {
        if (architecture != null) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.architectureOfId", given));
        }
        if (!foreign().isNone()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("backbone.foreignOnly", given));
        }
        return shelf.add(runs.find(given));
    }
}
