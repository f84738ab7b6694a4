package graft.worker.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.data.Part;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.model.ModelBundle;
import graft.model.ModelWriter;
import graft.model.ParityReport;
import graft.model.StatedResult;
import graft.model.share.ModelPage;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.run.project.RunCatalogue;
import graft.worker.protocol.ExportCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes the model of a run to another place, where it appears only once it has been proven to answer as the run's own. */
public final class ModelExport {

    /** What is written. */
    public enum Format {
        /** The model file as it is: everything a program needs. */
        ONNX(".onnx", ExportCall.Form.FILE),
        /** Model, labels, model card and provenance in one file. */
        BUNDLE(ModelBundle.SUFFIX, ExportCall.Form.BUNDLE),
        /** The same in a folder, with small programs that answer pictures as Graft does. */
        FOLDER("", ExportCall.Form.FOLDER),
        /** A page for a browser, with the model and all that runs it inside. */
        PAGE(ModelPage.SUFFIX, ExportCall.Form.PAGE);

        private final String ending;
        private final ExportCall.Form form;

        Format(String ending, ExportCall.Form form) {
            this.ending = ending;
            this.form = form;
        }

        /** What the names of such files end with, the dot included; empty for a folder. */
        public String ending() {
            return ending;
        }
    }

    /** Has a worker write and prove a model. */
    @FunctionalInterface
    public interface Prover {
        ParityReport prove(ExportCall call);
    }

    private final Prover worker;

    public ModelExport(Prover worker) {
        this.worker = worker;
    }

    /**
     * What was written.
     *
     * @param run id of the run
     * @param file where it lies
     * @param format what it is
     * @param bytes how long it is
     * @param passed whether it answers as the run's own model; true also where no picture was there to try
     * @param parity the proof
     */
    public record Exported(String run, String file, Format format, long bytes, boolean passed, ParityReport parity) {}

    /**
     * Exports a run's model.
     *
     * @param target a file, or a folder that is there, which gets a file named like the run; for {@link Format#FOLDER} the
     *     folder itself, which may be there
     * @param replace whether files of the same names may be replaced
     * @throws GraftException with {@link ErrorCode#DATA} if the run is not as it was when it was finished; with
     *     {@link ErrorCode#USAGE} if something of that name is there already
     */
    public Exported export(RunFolder run, Path model, Path target, Format format, boolean replace) {
        boolean named = format == Format.FOLDER || !Files.isDirectory(target);
        Path file = (named ? target : target.resolve(run.id() + format.ending))
                .toAbsolutePath()
                .normalize();
        if (!replace) {
            requireFree(file, format);
        }
        run.verify();
        Path folder = file.resolveSibling("");
        Path temporary = folder.resolve("." + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
        try {
            Files.createDirectories(folder);
            try {
                ParityReport parity = worker.prove(call(run, model, temporary, format));
                boolean passed = parity.passed() || parity.compared() == 0;
                long bytes = bytes(temporary);
                if (passed) {
                    move(temporary, file);
                }
                return new Exported(run.id(), file.toString(), format, bytes, passed, parity);
            } finally {
                delete(temporary);
            }
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("worker.exportNotWritten", folder), e);
        }
    }

    /** A folder may hold other things, but no model yet. */
    private static void requireFree(Path file, Format format) {
        Path taken = format == Format.FOLDER && Files.isDirectory(file) ? file.resolve(ModelWriter.MODEL_FILE) : file;
        if (Files.exists(taken)) {
            throw new GraftException(ErrorCode.USAGE, Message.of("worker.exportThere", taken));
        }
    }

    private static long bytes(Path written) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** Each file of a folder takes its place in one step; whatever else lies there stays. */
    private static void move(Path temporary, Path target) throws IOException {
        if (!Files.isDirectory(temporary)) {
            AtomicFiles.move(temporary, target);
            return;
        }
        Files.createDirectories(target);
        for (Path file : inside(temporary)) {
            AtomicFiles.move(file, target.resolve(temporary.relativize(file)));
        }
    }

    private static void delete(Path temporary) throws IOException {
        if (Files.isDirectory(temporary)) {
            for (Path file : inside(temporary)) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(temporary);
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static ExportCall call(RunFolder run, Path model, Path temporary, Format format) {
        return new ExportCall(
                model.toString(),
                temporary.toString(),
                format.form,
                format == Format.ONNX ? Optional.empty() : Optional.of(bundle(run)),
                pictures(run),
                ExportCall.SOME);
    }

    /** The run's validation and test pictures, where its project still knows where they lie. */
    public static List<String> pictures(RunFolder run) {
        return RunCatalogue.projectOf(run).map(Project::images).stream()
                .flatMap(images -> Stream.of(Part.VALIDATION, Part.TEST)
                        .flatMap(part -> run.split().of(part).stream())
                        .map(entry -> images.resolve(entry.path()).toString()))
                .toList();
    }

    private static StatedResult stated(Evaluation e) {
        return new StatedResult(e.purpose(), e.right().successes(), e.right().trials());
    }

    private static ExportCall.Bundle bundle(RunFolder run) {
        Optional<Evaluation> headline = run.evaluation().headline();
        List<Message> results = new ArrayList<>();
        headline.ifPresent(e -> {
            results.addAll(EvaluationSentences.headline(e));
            e.perClass().forEach(c -> results.add(EvaluationSentences.ofClass(c)));
        });
        List<Message> limits =
                headline.map(e -> List.of(EvaluationSentences.calibration(e))).orElse(List.of());
        ObjectNode provenance = Json.mapper().valueToTree(run.provenance());
        return new ExportCall.Bundle(
                results,
                limits,
                headline.map(e -> ModelBundle.stating(provenance, stated(e))).orElse(provenance));
    }
}
