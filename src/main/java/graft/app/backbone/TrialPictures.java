package graft.app.backbone;

import graft.app.pictures.Division;
import graft.app.pictures.Survey;
import graft.common.Digests;
import graft.data.Part;
import graft.data.split.SplitManifest;
import graft.worker.protocol.HeadTrialCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Some training pictures for trying backbones: as many of each class as the rarest allows or a fair share, always the same
 * ones of the same folder, and none of the pictures that are kept aside.
 *
 * @param classes in the order of the labels
 * @param pictures to try
 */
record TrialPictures(List<String> classes, List<HeadTrialCall.Picture> pictures) {

    /** Enough to tell five points apart on most subjects, and a few seconds of work. */
    static final int MOST = 240;

    /** Fewer than this of a class leave nothing to learn from in a fold. */
    private static final int FEWEST_A_CLASS = 5;

    TrialPictures {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
    }

    /** Those of a folder and its split; nothing where a class has too few of them. */
    static Optional<TrialPictures> of(Survey survey, Division division) {
        List<SplitManifest.Entry> training =
                division.split().map(s -> s.manifest().of(Part.TRAIN)).orElse(List.of());
        List<String> classes = survey.scan().classes();
        if (classes.size() < 2) {
            return Optional.empty();
        }
        Path root = survey.scan().root();
        int share = Math.max(FEWEST_A_CLASS, MOST / classes.size());
        List<HeadTrialCall.Picture> chosen = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            String name = classes.get(label);
            List<SplitManifest.Entry> some = training.stream()
                    .filter(e -> e.className().equals(name))
                    // Digests are as good as dice, and fall the same way every time.
                    .sorted(Comparator.comparing(SplitManifest.Entry::digest).thenComparing(SplitManifest.Entry::path))
                    .limit(share)
                    .toList();
            if (some.size() < FEWEST_A_CLASS) {
                return Optional.empty();
            }
            for (SplitManifest.Entry e : some) {
                chosen.add(new HeadTrialCall.Picture(root.resolve(e.path()).toString(), e.digest(), label, e.unit()));
            }
        }
        return Optional.of(new TrialPictures(classes, chosen));
    }

    /** What a result on exactly these pictures is kept under. */
    String digest() {
        return Digests.ofText(classes + "\n"
                + pictures.stream()
                        .map(p -> p.digest() + " " + p.label() + " " + p.unit())
                        .collect(Collectors.joining("\n")));
    }
}
