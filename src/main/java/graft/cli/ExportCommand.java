package graft.cli;

import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.model.ModelWriter;
import graft.model.ParityReport;
import graft.model.ParitySample;
import graft.run.RunFolder;
import graft.run.project.RunCatalogue;
import graft.worker.client.ModelExport;
import graft.worker.proof.ProofReport;
import graft.worker.proof.ShareProof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    /** The proof, in a folder for developers. */
    private static final String PROOF_FILE = "proof.json";

    private static final int PROOF_PICTURES = 50;

    private final RunCatalogue runs;
    private final ModelExport export;
    private final ShareProof proof;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run.")
    private String run = "";

    @Option(
            names = "--out",
            paramLabel = "FOLDER|FILE",
            description = "A folder for the model, its labels, a model card and small programs in Python, Java and "
                    + "JavaScript; or a file that ends with .onnx, .graft or .html.")
    private @Nullable Path out;

    @Option(
            names = "--page",
            paramLabel = "FILE.html",
            description = "Write one page with the model and all that runs it inside: it opens in a browser by "
                    + "double-click, without internet, and answers the pictures dropped on it. Alone or with --out.")
    private @Nullable Path page;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "folder: model, labels, card and programs. onnx: the model file alone, which any program with "
                            + "ONNX Runtime can use. bundle: a .graft file with the model, its labels, a model card and where it "
                            + "comes from. page: as --page. Told from the file's ending where it is not said.")
    private @Nullable String format;

    @Option(
            names = "--prove",
            description = "Have the app, the exported file, each of the programs and the page answer the same 50 "
                    + "pictures, and say by how much they differ. What is not on this computer is left out and named.")
    private boolean prove;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description = "The pictures for --prove; those of the run's validation and test unless said otherwise.")
    private @Nullable Path pictures;

    @Option(names = "--python", paramLabel = "FILE", description = "The Python to use for --prove.")
    private @Nullable Path python;

    @Option(names = "--force", description = "Replace a file that is there already.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ExportCommand(RunCatalogue runs, ModelExport export, ShareProof proof) {
        this.runs = runs;
        this.export = export;
        this.proof = proof;
    }

    @Override
    public Integer call() {
        if (out == null && page == null) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.noOut"));
        }
        FinishedModel model = FinishedModel.find(run, runs);
        RunFolder folder = model.run()
                .orElseThrow(() -> new GraftException(ErrorCode.USAGE, Message.of("cli.exportFile", model.file())));
        List<Path> files = prove ? provingPictures(folder) : List.of();
        List<ModelExport.Exported> exported = new ArrayList<>();
        if (out != null) {
            ModelExport.Format wanted = wanted(Optional.ofNullable(format), out);
            exported.add(export.export(folder, model.file(), out, wanted, force));
        }
        if (page != null) {
            exported.add(export.export(folder, model.file(), page, ModelExport.Format.PAGE, force));
        }
        boolean kept = exported.stream().allMatch(ModelExport.Exported::passed);
        Optional<ProofReport> proven = prove && kept ? Optional.of(proven(model, exported, files)) : Optional.empty();
        print(exported, proven);
        if (!kept) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("cli.exportWithdrawn"));
        }
        if (!proven.map(ProofReport::passed).orElse(true)) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("cli.proofFailed"));
        }
        return ExitCodes.DONE;
    }

    private List<Path> provingPictures(RunFolder folder) {
        List<Path> candidates = pictures != null
                ? PicturePaths.of(List.of(pictures))
                : ModelExport.pictures(folder).stream().map(Path::of).toList();
        List<Path> chosen = ParitySample.of(candidates, PROOF_PICTURES);
        if (chosen.isEmpty()) {
            throw new GraftException(ErrorCode.DATA, Message.of("cli.proofNoPictures"));
        }
        return chosen;
    }

    private ProofReport proven(FinishedModel model, List<ModelExport.Exported> exported, List<Path> files) {
        Optional<Path> programs = written(exported, ModelExport.Format.FOLDER);
        ShareProof.Exported things = new ShareProof.Exported(
                programs.map(p -> p.resolve(ModelWriter.MODEL_FILE))
                        .or(() -> written(exported, ModelExport.Format.ONNX))
                        .or(() -> written(exported, ModelExport.Format.BUNDLE)),
                programs,
                written(exported, ModelExport.Format.PAGE),
                Optional.ofNullable(python));
        ProofReport report;
        try (ProgressLine bar = ProgressLine.on(spec.commandLine().getErr(), "Asking")) {
            report = proof.prove(model.file(), things, files, bar, new CancellationToken());
        }
        programs.ifPresent(folder -> save(report, folder.resolve(PROOF_FILE)));
        return report;
    }

    private static void save(ProofReport report, Path file) {
        try {
            AtomicFiles.writeText(file, Json.pretty(report) + "\n");
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("cli.notWritten", file), e);
        }
    }

    private static Optional<Path> written(List<ModelExport.Exported> exported, ModelExport.Format format) {
        return exported.stream()
                .filter(e -> e.format() == format)
                .map(e -> Path.of(e.file()))
                .findFirst();
    }

    /** What was written, and how the proof went. */
    private record Printed(List<ModelExport.Exported> exported, Optional<ProofReport> proof) {}

    private void print(List<ModelExport.Exported> exported, Optional<ProofReport> proven) {
        PrintWriter writer = spec.commandLine().getOut();
        if (json) {
            boolean one = exported.size() == 1 && proven.isEmpty();
            writer.print(Json.pretty(one ? exported.get(0) : new Printed(exported, proven)));
        } else {
            exported.forEach(e -> sentences(e).forEach(s -> writer.println(s.english())));
            proven.ifPresent(report -> ProofText.lines(report).forEach(writer::println));
        }
        writer.flush();
    }

    /** The format of this name, or else the one that goes with the file's ending, or else the plain file. */
    private static ModelExport.Format wanted(Optional<String> name, Path target) {
        return name.map(n -> switch (n.toLowerCase(Locale.ROOT)) {
                    case "onnx" -> ModelExport.Format.ONNX;
                    case "bundle" -> ModelExport.Format.BUNDLE;
                    case "folder" -> ModelExport.Format.FOLDER;
                    case "page" -> ModelExport.Format.PAGE;
                    default -> throw new GraftException(ErrorCode.USAGE, Message.of("cli.unfitValue", "--format", n));
                })
                .orElseGet(() -> byEnding(target.toString().toLowerCase(Locale.ROOT)));
    }

    private static ModelExport.Format byEnding(String name) {
        return Stream.of(ModelExport.Format.ONNX, ModelExport.Format.BUNDLE, ModelExport.Format.PAGE)
                .filter(f -> name.endsWith(f.ending()))
                .findFirst()
                .orElse(ModelExport.Format.FOLDER);
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
