package graft.worker.client;

import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers many files into a table, which appears whole or not at all. What is stopped is not lost: it goes on where it was
 * when the same table is asked for again with the same version of the model.
 */
public final class FolderAnswers {

    /** Asks a model; the answers come in the order of the pictures. */
    @FunctionalInterface
    public interface Asker {
        void ask(
                Path model,
                List<Path> pictures,
                PictureQuestions.Listener listener,
                Progress progress,
                CancellationToken cancellation);
    }

    private final Asker asker;

    public FolderAnswers(Asker asker) {
        this.asker = asker;
    }

    /**
     * What is to be done.
     *
     * @param model an ONNX file or bundle
     * @param files in the order of the table
     * @param table the file to write, replaced if it is there
     * @param format of the table
     * @param name what the table calls a file
     * @param copies where the pictures are copied to besides, if anywhere
     */
    public record Order(
            Path model,
            List<Path> files,
            Path table,
            AnswerTables.Format format,
            Function<Path, String> name,
            Optional<AnswerCopies> copies) {
        public Order {
            files = List.copyOf(files);
        }
    }

    /**
     * What came of it.
     *
     * @param model that answered
     * @param rows one for each file, in order, under the name of the table
     * @param before how many of them were answered already when an earlier attempt was stopped
     */
    public record Answers(ModelMetadata model, List<PictureAnswer> rows, int before) {
        public Answers {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Answers.
     *
     * @param progress hears how many of the files are answered, those of before included
     * @throws GraftException as the worker fails; with {@link ErrorCode#CANCELLED} if stopped; with {@link ErrorCode#DEVICE}
     *     if something cannot be written
     */
    public Answers answer(Order order, Progress progress, CancellationToken cancellation) {
        try {
            Files.createDirectories(order.table().toAbsolutePath().getParent());
            try (AnswerJournal journal = AnswerJournal.open(order.table(), Digests.ofFile(order.model()))) {
                return answer(order, journal, progress, cancellation);
            }
        } catch (IOException e) {
            throw notWritten(order.table(), e);
        }
    }

    private Answers answer(Order order, AnswerJournal journal, Progress progress, CancellationToken cancellation)
            throws IOException {
        List<Path> rest = order.files().stream()
                .filter(f -> !journal.answers().containsKey(f))
                .toList();
        int before = order.files().size() - rest.size();
        if (!rest.isEmpty()) {
            Progress whole =
                    (done, total) -> progress.at(before + done, order.files().size());
            asker.ask(order.model(), rest, new Keeping(order, journal, rest), whole, cancellation);
            cancellation.throwIfCancelled();
        }
        for (Path file : order.files()) {
            cancellation.throwIfCancelled();
            order.copies().ifPresent(copies -> copies.take(file, row(journal, file)));
        }
        ModelMetadata model = journal.model().orElseThrow();
        List<PictureAnswer> rows = order.files().stream()
                .map(file -> named(order.name().apply(file), row(journal, file)))
                .toList();
        AtomicFiles.write(order.table(), stream -> {
            try (AnswerTables table =
                    new AnswerTables(order.format(), stream, order.table().toString())) {
                table.model(model);
                rows.forEach(table::row);
            }
        });
        journal.done();
        return new Answers(model, rows, before);
    }

    private static PictureAnswer row(AnswerJournal journal, Path file) {
        PictureAnswer row = journal.answers().get(file);
        if (row == null) {
            throw new IllegalStateException("no answer for one of the files");
        }
        return row;
    }

    private static PictureAnswer named(String name, PictureAnswer row) {
        return new PictureAnswer(name, row.answer(), row.problem());
    }

    private static GraftException notWritten(Path table, IOException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("worker.fileNotWritten", table), e);
    }

    /** Keeps each answer as it comes. */
    private static final class Keeping implements PictureQuestions.Listener {
        private final Order order;
        private final AnswerJournal journal;
        private final List<Path> asked;
        private int next;

        Keeping(Order order, AnswerJournal journal, List<Path> asked) {
            this.order = order;
            this.journal = journal;
            this.asked = asked;
        }

        @Override
        public void model(ModelMetadata model) {
            try {
                journal.begin(model);
            } catch (IOException e) {
                throw notWritten(order.table(), e);
            }
        }

        @Override
        public void row(PictureAnswer row) {
            try {
                journal.add(asked.get(next++), row);
            } catch (IOException e) {
                throw notWritten(order.table(), e);
            }
        }
    }
}
