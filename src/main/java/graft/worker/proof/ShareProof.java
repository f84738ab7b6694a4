package graft.worker.proof;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.worker.client.PictureQuestions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the app and everything that runs an exported model about the same picture files, and compares. The app's own answers
 * come from the run's model; the exported file is asked in a worker that has seen nothing else; then come the programs that
 * were exported with it, and the page.
 */
public final class ShareProof {

    private final PictureQuestions questions;
    private final Installed installed;

    /**
     * @param questions asks a model file in a fresh worker
     * @param environment the variables of this process, for where programs lie
     */
    public ShareProof(PictureQuestions questions, Map<String, String> environment) {
        this.questions = questions;
        this.installed = new Installed(environment);
    }

    /**
     * What was exported.
     *
     * @param model the exported model file or bundle; a folder's {@code model.onnx}
     * @param programs the folder with the programs, if they were exported
     * @param page the page, if it was exported
     * @param python the Python to use, where another than the terminal's is meant
     */
    public record Exported(Optional<Path> model, Optional<Path> programs, Optional<Path> page, Optional<Path> python) {}

    /**
     * Compares. Takes some seconds for each that is asked.
     *
     * @param reference the run's own model
     * @param pictures at least one
     * @param progress hears how many have been asked
     * @throws graft.common.GraftException as the app itself fails to answer; what a program does wrong is in the report
     */
    public ProofReport prove(
            Path reference, Exported exported, List<Path> pictures, Progress progress, CancellationToken cancellation) {
        List<Path> files =
                pictures.stream().map(p -> p.toAbsolutePath().normalize()).toList();
        Answers expected = ask(reference, files);
        List<Contender> contenders = contenders(exported);
        List<ProofReport.Entry> entries = new ArrayList<>();
        for (Contender contender : contenders) {
            cancellation.throwIfCancelled();
            progress.at(entries.size(), contenders.size());
            Contender.Reply reply = contender.answer(files, cancellation);
            entries.add(ProofReport.compare(contender.name(), reply, expected.probabilities));
        }
        progress.at(entries.size(), contenders.size());
        ModelMetadata model = expected.model();
        return new ProofReport(
                model.id(),
                model.version(),
                files.size(),
                expected.probabilities.size(),
                ProofReport.TOLERANCE,
                entries);
    }

    private List<Contender> contenders(Exported exported) {
        List<Contender> contenders = new ArrayList<>();
        exported.model().ifPresent(file -> contenders.add(new FileContender(file)));
        exported.programs().ifPresent(folder -> contenders.addAll(programs(folder, exported.python())));
        exported.page().ifPresent(page -> contenders.add(new PageContender(page, browser())));
        return contenders;
    }

    private Optional<Path> browser() {
        return installed.find("chromium", "chromium-browser", "google-chrome", "chrome", "msedge");
    }

    private List<Contender> programs(Path folder, Optional<Path> chosen) {
        Path there = folder.toAbsolutePath();
        return List.of(
                new ProgramContender(
                        "Python", python(there, chosen), "Python with the packages onnxruntime, pillow and numpy"),
                new ProgramContender("Java", java(there), "a Java Development Kit"),
                new ProgramContender(
                        "JavaScript",
                        node(there),
                        "Node.js with the packages onnxruntime-web and sharp in that folder"));
    }

    private Optional<ProgramContender.Means> python(Path folder, Optional<Path> chosen) {
        return chosen.or(() -> installed.find("python3", "python"))
                .map(p -> new ProgramContender.Means(
                        List.of(p.toString(), "-c", "import numpy, onnxruntime, PIL"),
                        List.of(p.toString(), folder.resolve("predict.py").toString()),
                        folder));
    }

    private Optional<ProgramContender.Means> node(Path folder) {
        String imports = "import 'onnxruntime-web'; import 'sharp';";
        return installed
                .find("node")
                .map(p -> new ProgramContender.Means(
                        List.of(p.toString(), "--input-type=module", "-e", imports),
                        List.of(p.toString(), folder.resolve("predict.mjs").toString()),
                        folder));
    }

    /** Only the launcher of a whole JDK compiles a source file. Graft's own libraries are those the program needs. */
    private static Optional<ProgramContender.Means> java(Path folder) {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        boolean compiles = Files.exists(bin.resolve("javac")) || Files.exists(bin.resolve("javac.exe"));
        String java = bin.resolve("java").toString();
        String classes = absolute(System.getProperty("java.class.path"));
        String source = folder.resolve("Predict.java").toString();
        return Optional.of(new ProgramContender.Means(
                        List.of(java, "-version"), List.of(java, "-cp", classes, source, folder.toString()), folder))
                .filter(runtime -> compiles);
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                List.of(classPath.split(File.pathSeparator)).stream()
                        .map(p -> Path.of(p).toAbsolutePath().toString())
                        .toList());
    }

    private Answers ask(Path model, List<Path> files) {
        Answers answers = new Answers();
        questions.ask(model, files, answers, Progress.NONE);
        return answers;
    }

    /** The exported file, opened by a process that has seen nothing but it. */
    private final class FileContender implements Contender {
        private final Path file;

        FileContender(Path file) {
            this.file = file;
        }

        @Override
        public String name() {
            return "exported file";
        }

        @Override
        public Reply answer(List<Path> pictures, CancellationToken cancellation) {
            return new Answered(ask(file, pictures).probabilities);
        }
    }

    /** Gathers what a model says. */
    private static final class Answers implements PictureQuestions.Listener {
        private final Map<Path, List<Double>> probabilities = new LinkedHashMap<>();
        private Optional<ModelMetadata> model = Optional.empty();

        @Override
        public void model(ModelMetadata asked) {
            model = Optional.of(asked);
        }

        @Override
        public void row(PictureAnswer row) {
            row.answer().ifPresent(answer -> probabilities.put(Path.of(row.picture()), answer.probabilities()));
        }

        ModelMetadata model() {
            return model.orElseThrow();
        }
    }
}
