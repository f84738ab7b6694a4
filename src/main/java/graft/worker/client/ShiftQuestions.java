package graft.worker.client;

import graft.data.Part;
import graft.model.shift.ShiftCheck;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.run.project.RunCatalogue;
import graft.worker.protocol.ShiftCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to be asked to know whether a folder's pictures are like those of a run. */
public final class ShiftQuestions {

    /** So many of each side: a second or two of reading, and a limit that is known to a few hundredths. */
    public static final int SAMPLE = 200;

    private ShiftQuestions() {}

    /**
     * The question, about some of the files and some of the run's training pictures.
     *
     * @param files everything that is to be answered
     * @return nothing where there are too few files to say anything
     */
    public static Optional<ShiftCall> about(RunFolder run, List<Path> files) {
        if (files.size() < ShiftCheck.FEWEST) {
            return Optional.empty();
        }
        List<Path> training = RunCatalogue.projectOf(run).map(Project::images).stream()
                .flatMap(images -> run.split().of(Part.TRAIN).stream().map(entry -> images.resolve(entry.path())))
                .toList();
        List<String> there = some(training).stream()
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .toList();
        List<String> sample =
                some(files).stream().map(p -> p.toAbsolutePath().toString()).toList();
        return Optional.of(new ShiftCall(run.path().toString(), there, sample));
    }

    /** At even distances over the list: folders are sorted, and their beginning is one day or one class. */
    private static List<Path> some(List<Path> all) {
        int count = Math.min(SAMPLE, all.size());
        List<Path> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((2L * i + 1) * all.size() / (2L * count))));
        }
        return some;
    }
}
