package graft.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The pictures of a run, by part. The test pictures are not among them: nothing that trains ever sees them.
 *
 * @param training what is learned from
 * @param validation what the epoch is chosen by; may be empty
 */
public record TrainingPictures(List<Picture> training, List<Picture> validation) {

    public TrainingPictures {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        if (training.isEmpty()) {
            throw new IllegalArgumentException("no training pictures");
        }
    }

    /**
     * One picture with its right answer.
     *
     * @param file where it lies
     * @param digest SHA-256 of the file
     * @param label the index of its class
     * @param unit what it must not be torn apart from: pictures of one group, or copies of each other, share it
     */
    public record Picture(Path file, String digest, int label, String unit) {}

    static LabeledViews labeled(List<Picture> pictures) {
        return new LabeledViews(
                pictures.stream().map(Picture::digest).toList(),
                pictures.stream().map(Picture::label).toList());
    }

    /** Where to find the picture with a digest; of exact copies, one of them. */
    Map<String, Path> files() {
        return java.util.stream.Stream.concat(training.stream(), validation.stream())
                .collect(Collectors.toMap(Picture::digest, Picture::file, (first, second) -> first));
    }
}
