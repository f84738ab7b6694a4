package graft.app.sample;

import java.nio.file.Path;
import java.util.List;

/**
 * A sample dataset that came with Graft, as it lies on disk.
 *
 * @param topic what it shows
 * @param folder where it lies; only read
 * @param classes how many there are to tell apart
 * @param pictures how many files it holds, broken ones included
 * @param examples one file of each of the first classes, for a preview
 */
public record BundledSample(Topic topic, Path folder, int classes, int pictures, List<Path> examples) {

    public BundledSample {
        examples = List.copyOf(examples);
    }

    /** The samples that come with Graft, in the order in which they are offered. */
    public enum Topic {
        LEAVES("leaves", "tryit.leaves", "tryit.leavesAbout"),
        METAL("metal", "tryit.metal", "tryit.metalAbout"),
        SIGNS("signs", "tryit.signs", "tryit.signsAbout"),
        CELLS("cells", "tryit.cells", "tryit.cellsAbout"),
        FLAWED("flawed", "tryit.flawed", "tryit.flawedAbout");

        private final String folderName;
        private final String titleKey;
        private final String aboutKey;

        Topic(String folderName, String titleKey, String aboutKey) {
            this.folderName = folderName;
            this.titleKey = titleKey;
            this.aboutKey = aboutKey;
        }

        /** The name of its folder below the samples. */
        public String folderName() {
            return folderName;
        }

        /** Key of what it is called. */
        public String titleKey() {
            return titleKey;
        }

        /** Key of the sentence that says what it teaches. */
        public String aboutKey() {
            return aboutKey;
        }
    }
}
