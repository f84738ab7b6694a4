package graft.benchmark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import graft.data.Part;
import graft.data.decode.ImageIoPictureReader;
import graft.data.scan.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFoldsTest {

    @TempDir
    private Path folder;

    private PictureFolds folds(long seed) {
        return PictureFolds.of(folder, new ImageIoPictureReader(), 5, seed);
    }

    @Test
    void everyPictureIsATestPictureOnceAndEveryClassIsSpreadEvenly() throws IOException {
        PatternPictures.paint(folder, 20, 5);
        PictureFolds folds = folds(1);
        List<String> tested = new ArrayList<>();
        for (int fold = 0; fold < folds.count(); fold++) {
            List<Picture> test = folds.pictures(fold, Part.TEST);
            test.forEach(p -> tested.add(p.path()));
            Map<String, Long> classes =
                    test.stream().collect(Collectors.groupingBy(Picture::className, Collectors.counting()));
            assertThat(classes.values()).hasSize(3).allSatisfy(n -> assertThat(n)
                    .isBetween(1L, 8L));
            assertThat(folds.pictures(fold, Part.VALIDATION)).hasSizeBetween(5, 10);
            assertThat(folds.pictures(fold, Part.TRAIN)).hasSizeGreaterThan(30);
        }
        assertThat(tested).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void aCopyIsNeverTornFromItsOriginal() throws IOException {
        PatternPictures.paint(folder, 12, 5);
        Path dots = folder.resolve("dots");
        Files.copy(dots.resolve("dots 3.png"), dots.resolve("copy of 3.png"));
        PictureFolds folds = folds(1);
        for (int fold = 0; fold < folds.count(); fold++) {
            for (Part part : Part.values()) {
                List<String> paths =
                        folds.pictures(fold, part).stream().map(Picture::path).toList();
                assertThat(paths.contains("dots/copy of 3.png")).isEqualTo(paths.contains("dots/dots 3.png"));
            }
        }
    }

    @Test
    void theSeedDecidesTheFolds() throws IOException {
        PatternPictures.paint(folder, 12, 5);
        assertThat(folds(1).pictures(0, Part.TEST)).isEqualTo(folds(1).pictures(0, Part.TEST));
        assertThat(folds(2).pictures(0, Part.TEST)).isNotEqualTo(folds(1).pictures(0, Part.TEST));
    }
}
