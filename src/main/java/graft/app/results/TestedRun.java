package graft.app.results;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.Evaluation;
import graft.evaluation.Purpose;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPictures;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.run.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finished run as the files in its folder tell it; nothing here is computed that was not measured.
 *
 * @param project it belongs to
 * @param run its folder
 * @param request what was asked
 * @param version its place among the runs of its project, 1 for the oldest
 * @param versions how many runs the project has
 * @param finished when its model was done
 * @param pictures what it was made with
 * @param evaluation its figures
 * @param judged the answers that the headline rests on, the surest first
 * @param images the folder of the pictures, which may be away
 * @param modelBytes how long its model file is
 * @param report the run on one page; absent where it was not written
 * @param log what its workers logged; absent where it is gone
 */
public record TestedRun(
        Project project,
        RunFolder run,
        RunRequest request,
        int version,
        int versions,
        Instant finished,
        RunPictures pictures,
        RunEvaluation evaluation,
        List<Judged> judged,
        Path images,
        long modelBytes,
        Optional<Path> report,
        Optional<Path> log) {

    public TestedRun {
        judged = List.copyOf(judged);
    }

    /**
     * Reads a finished run. Slow as disks are, so not for the JavaFX thread.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if one of its files is missing or damaged
     */
    static TestedRun read(Project project, RunFolder run, RunState.Finished state) {
        RunEvaluation evaluation = run.evaluation();
        List<RunFolder> all = project.runs();
        Part part = evaluation.test().isPresent() ? Part.TEST : Part.VALIDATION;
        return new TestedRun(
                project,
                run,
                run.request(),
                all.indexOf(run) + 1,
                all.size(),
                state.at(),
                run.pictures(),
                evaluation,
                Judged.of(run.predictions(), part),
                project.images(),
                size(run.file(RunFiles.MODEL)),
                Optional.of(run.file(RunFiles.REPORT)).filter(Files::isRegularFile),
                Optional.of(run.file(RunFiles.LOG)).filter(Files::isRegularFile));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new GraftException(
                    ErrorCode.DATA, Message.of("run.fileUnreadable", String.valueOf(file.getFileName())), e);
        }
    }

    /** The figures to show: those of the test, else those of the validation; absent where neither had pictures. */
    public Optional<Evaluation> headline() {
        return evaluation.headline();
    }

    /** Whether the figures rest on pictures that decided nothing. */
    public boolean tested() {
        return headline().filter(e -> e.purpose() == Purpose.TEST).isPresent();
    }

    /** The model file, which is what is tried, and what is exported. */
    public Path model() {
        return run.file(RunFiles.MODEL);
    }

    /** Where a picture lies, if it still lies there. */
    public Path file(Judged picture) {
        return images.resolve(picture.path());
    }

    /** The pictures of a cell of the confusion matrix, the surest answers first. */
    public List<Judged> in(Cell cell) {
        return judged.stream().filter(j -> j.cell().equals(cell)).toList();
    }

    /** The wrong answers, those first that the model was surest of. */
    public List<Judged> mistakes() {
        return judged.stream().filter(j -> !j.right()).toList();
    }

    /** The cells with wrong answers, those with the most pictures first. */
    public List<Cell> mixedUp() {
        return headline().map(e -> mixedUp(e.confusion())).orElse(List.of());
    }

    private static List<Cell> mixedUp(ConfusionMatrix matrix) {
        List<Cell> cells = new ArrayList<>();
        for (int truth = 0; truth < matrix.classes().size(); truth++) {
            for (int answer = 0; answer < matrix.classes().size(); answer++) {
                if (truth != answer && matrix.count(truth, answer) > 0) {
                    cells.add(new Cell(truth, answer));
                }
            }
        }
        cells.sort(Comparator.comparingInt((Cell c) -> matrix.count(c.truth(), c.answer()))
                .reversed());
        return List.copyOf(cells);
    }

    /** Where to look first: the most frequent mistake, or without one the class that was found most often. */
    public Optional<Cell> first() {
        return mixedUp().stream().findFirst().or(() -> headline().map(e -> mostFound(e.confusion())));
    }

    private static Cell mostFound(ConfusionMatrix matrix) {
        int best = 0;
        for (int c = 1; c < matrix.classes().size(); c++) {
            best = matrix.count(c, c) > matrix.count(best, best) ? c : best;
        }
        return new Cell(best, best);
    }
}
