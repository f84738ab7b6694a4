package graft.benchmark.folds;

import graft.data.Part;
import graft.data.scan.Picture;
import graft.evaluation.Predictions;
import graft.run.RunPredictions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers for the test pictures of all folds, kept as one file a fold, so that what was trained once is compared often. */
final class Answers {

    private Answers() {}

    static RunPredictions.Row row(Part part, Picture picture, List<Double> probabilities) {
        return new RunPredictions.Row(
                part, picture.path(), picture.digest(), Optional.empty(), picture.className(), probabilities);
    }

    /** The file of one fold and one training seed in the folder of a method. */
    static Path file(Path folder, long seed, int fold) {
        return folder.resolve("seed-" + seed + "-fold-" + fold + ".csv");
    }

    /** The folds of one training seed joined: every picture of the set once. */
    static Optional<Predictions> pooled(Path folder, long seed) {
        List<Predictions> folds = new ArrayList<>();
        for (int fold = 0; Files.exists(file(folder, seed, fold)); fold++) {
            RunPredictions.read(file(folder, seed, fold)).of(Part.TEST).ifPresent(folds::add);
        }
        return folds.isEmpty() ? Optional.empty() : Optional.of(Predictions.joined(folds));
    }

    /** The methods that have answers in a folder, in alphabetical order. */
    static List<Path> methods(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
