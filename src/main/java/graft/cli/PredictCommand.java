package graft.cli;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.model.PredictionTable;
import graft.model.shift.ShiftReport;
import graft.run.project.RunCatalogue;
import graft.worker.client.AnswerCopies;
import graft.worker.client.AnswerTables;
import graft.worker.client.FolderAnswers;
import graft.worker.client.PictureQuestions;
import graft.worker.client.ShiftQuestions;
import graft.worker.protocol.ShiftCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft predict}: what a finished model says about pictures. */
@Command(
        name = "predict",
        description = "Says what a finished model sees in pictures.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class PredictCommand implements Callable<Integer> {

    private static final int ALL = Integer.MAX_VALUE;

    private final RunCatalogue runs;
    private final PictureQuestions questions;
    private final Function<ShiftCall, ShiftReport> shift;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "The id, name or folder of a run, or a model file (.onnx, .graft).")
    private String run = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PICTURES",
            description = "Picture files, and folders of them with all that is inside.")
    private List<Path> pictures = List.of();

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "How many labels to give for each picture; one on the terminal and all in JSON unless said "
                    + "otherwise.")
    private @Nullable Integer top;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the answers into this file, a table (.csv) or a document (.json).")
    private @Nullable Path out;

    @Option(
            names = "--separator",
            paramLabel = "NAME",
            description =
                    "What stands between the cells of a table: comma, semicolon or tab. Unless said otherwise, what "
                            + "the spreadsheets of this place expect; with semicolon, numbers have a decimal comma.")
    private @Nullable String separator;

    @Option(
            names = "--copy-to",
            paramLabel = "FOLDER",
            description = "With --out: copy the pictures into this folder too, into one folder for each answer.")
    private @Nullable Path copyTo;

    @Option(
            names = "--no-check",
            description = "Do not look first whether the pictures are like those of the training.")
    private boolean unchecked;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    PredictCommand(RunCatalogue runs, PictureQuestions questions, Function<ShiftCall, ShiftReport> shift) {
        this.runs = runs;
        this.questions = questions;
        this.shift = shift;
    }

    @Override
    public Integer call() throws IOException {
        if (top != null && top < 1) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.unfitValue", "--top", top));
        }
        Optional<AnswerTables.Format> format = Optional.ofNullable(out).map(this::format);
        FinishedModel model = FinishedModel.find(run, runs);
        List<Path> files = PicturePaths.of(pictures);
        Tally tally = new Tally();
        if (!unchecked) {
            sayHowAlike(model, files);
        }
        if (format.isPresent() && out != null) {
            toFile(out, format.get(), model, files, tally);
        } else {
            print(model, files, new ArrayList<>(List.of(tally)));
        }
        if (tally.answered == 0) {
            throw new GraftException(ErrorCode.DATA, Message.of("cli.noneAnswered", files.size(), tally.firstProblem));
        }
        return ExitCodes.DONE;
    }

    private AnswerTables.Format format(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(file) || !(name.endsWith(".csv") || name.endsWith(".json"))) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.outKind", file));
        }
        return name.endsWith(".csv")
                ? (stream, model) -> new PredictionTable.Csv(stream, model, cellSeparator(), true)
                : this::document;
    }

    private char cellSeparator() {
        if (separator == null) {
            return PredictionTable.Csv.separator(Locale.getDefault());
        }
        return switch (separator) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab" -> '\t';
            default ->
                throw new GraftException(ErrorCode.USAGE, Message.of("cli.unfitValue", "--separator", separator));
        };
    }

    /** A remark before the answers: what is unlike the training may be answered worse than the score says. */
    private void sayHowAlike(FinishedModel model, List<Path> files) {
        model.run()
                .flatMap(found -> ShiftQuestions.about(found, files))
                .map(shift)
                .ifPresent(report -> {
                    PrintWriter err = spec.commandLine().getErr();
                    report.sentences().forEach(s -> err.println(s.english()));
                    if (report.differs()) {
                        report.findings().get(0).examples().stream().limit(3).forEach(p -> err.println("  " + p));
                        err.println(Message.of("shift.meaning").english());
                    }
                    err.flush();
                });
    }

    private PredictionTable document(OutputStream stream, ModelMetadata model) throws IOException {
        return new PredictionTable.JsonDocument(stream, model, top == null ? ALL : top);
    }

    private void toFile(Path file, AnswerTables.Format format, FinishedModel model, List<Path> files, Tally tally)
            throws IOException {
        FolderAnswers.Order order = new FolderAnswers.Order(
                model.file(),
                files,
                file,
                format,
                Path::toString,
                Optional.ofNullable(copyTo).map(folder -> AnswerCopies.into(folder, files)));
        FolderAnswers.Answers answers = answers(order);
        answers.rows().forEach(tally::row);
        PrintWriter writer = spec.commandLine().getOut();
        if (json) {
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            try (PredictionTable table = document(document, answers.model())) {
                for (PictureAnswer row : answers.rows()) {
                    table.add(row);
                }
            }
            writer.println(document.toString(StandardCharsets.UTF_8));
        } else {
            writer.println(Message.of("cli.predicted", tally.answered, files.size(), file)
                    .english());
            if (answers.before() > 0) {
                writer.println(
                        Message.of("cli.predictedBefore", answers.before()).english());
            }
        }
        writer.flush();
    }

    private FolderAnswers.Answers answers(FolderAnswers.Order order) {
        FolderAnswers all = new FolderAnswers(
                (model, asked, listener, progress, cancellation) -> questions.ask(model, asked, listener, progress));
        try (ProgressLine bar = ProgressLine.on(spec.commandLine().getErr(), "Pictures")) {
            return all.answer(order, bar, new CancellationToken());
        } catch (GraftException e) {
            if (e.code() == ErrorCode.CANCELLED) {
                spec.commandLine()
                        .getErr()
                        .println(Message.of("cli.predictGoesOn").english());
            }
            throw e;
        }
    }

    /** Asks, and shows the answers. */
    private void print(FinishedModel model, List<Path> files, List<PictureQuestions.Listener> listeners)
            throws IOException {
        if (json) {
            printDocument(model, files, listeners);
            return;
        }
        listeners.add(new AnswerPrinter(
                spec.commandLine().getOut(), spec.commandLine().getErr(), top == null ? 1 : top, files.size() > 1));
        ask(model, files, listeners, Progress.NONE);
    }

    /** The document is made in a file first, so that nothing half-written is ever printed. */
    private void printDocument(FinishedModel model, List<Path> files, List<PictureQuestions.Listener> listeners)
            throws IOException {
        Path document = Files.createTempFile("graft-answers", ".json");
        try {
            try (OutputStream stream = Files.newOutputStream(document);
                    AnswerTables table = new AnswerTables(this::document, stream, document.toString())) {
                listeners.add(table);
                askWithBar(model, files, listeners);
            }
            PrintWriter writer = spec.commandLine().getOut();
            try (Reader reader = Files.newBufferedReader(document, StandardCharsets.UTF_8)) {
                reader.transferTo(writer);
            }
            writer.println();
            writer.flush();
        } finally {
            Files.deleteIfExists(document);
        }
    }

    private void askWithBar(FinishedModel model, List<Path> files, List<PictureQuestions.Listener> listeners) {
        try (ProgressLine bar = ProgressLine.on(spec.commandLine().getErr(), "Pictures")) {
            ask(model, files, listeners, bar);
        }
    }

    private void ask(
            FinishedModel model, List<Path> files, List<PictureQuestions.Listener> listeners, Progress progress) {
        questions.ask(model.file(), files, new All(List.copyOf(listeners)), progress);
    }

    /** Several listeners as one. */
    private record All(List<PictureQuestions.Listener> listeners) implements PictureQuestions.Listener {
        @Override
        public void model(ModelMetadata model) {
            listeners.forEach(l -> l.model(model));
        }

        @Override
        public void row(PictureAnswer row) {
            listeners.forEach(l -> l.row(row));
        }
    }

    /** Counts what was answered, and remembers the first reason why something was not. */
    private static final class Tally implements PictureQuestions.Listener {
        private int answered;
        private String firstProblem = "";

        @Override
        public void model(ModelMetadata model) {
            // Nothing of it is counted.
        }

        @Override
        public void row(PictureAnswer row) {
            answered += row.answer().isPresent() ? 1 : 0;
            if (firstProblem.isEmpty()) {
                firstProblem = row.problem().map(Message::english).orElse("");
            }
        }
    }
}
