package graft.run.training;

import graft.data.Part;
import graft.data.split.SplitManifest;
import graft.training.TrainingPictures;
import java.nio.file.Path;
import java.util.List;

/** The pictures of a run where they lie now. */
public final class RunPictureFiles {

    private final SplitManifest split;
    private final Path images;
    private final List<String> classes;

    /**
     * @param images the folder that the split's paths are relative to
     * @param classes in the order of the answers
     */
    public RunPictureFiles(SplitManifest split, Path images, List<String> classes) {
        this.split = split;
        this.images = images;
        this.classes = List.copyOf(classes);
    }

    /** What training may see: never the test pictures. */
    public TrainingPictures forTraining() {
        return new TrainingPictures(pictures(Part.TRAIN), pictures(Part.VALIDATION));
    }

    private List<TrainingPictures.Picture> pictures(Part part) {
        return entries(part).stream()
                .map(e -> new TrainingPictures.Picture(file(e), e.digest(), classes.indexOf(e.className()), e.unit()))
                .toList();
    }

    /** The present pictures of a part, in the order of the split. */
    public List<SplitManifest.Entry> entries(Part part) {
        return split.of(part).stream().filter(SplitManifest.Entry::present).toList();
    }

    /** How many pictures a finished model file is asked about: those of validation and test. */
    public int answered() {
        return entries(Part.VALIDATION).size() + entries(Part.TEST).size();
    }

    /** Where a picture lies. */
    public Path file(SplitManifest.Entry entry) {
        return images.resolve(entry.path());
    }
}
