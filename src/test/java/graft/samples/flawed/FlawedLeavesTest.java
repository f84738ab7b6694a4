package graft.samples.flawed;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.decode.ImageIoPictureReader;
import graft.data.inspect.InspectionReport;
import graft.data.inspect.Inspector;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.split.Grouping;
import graft.data.split.SplitSettings;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Inspecting the flawed set finds what its README says can be found. */
class FlawedLeavesTest {

    private static Scan scan;
    private static InspectionReport report;

    @BeforeAll
    static void inspect() {
        scan = new FolderScanner(new ImageIoPictureReader(), 2)
                .scan(Path.of("sample-datasets/flawed"), ScanCache.none(), Progress.NONE, new CancellationToken());
        report = new Inspector(2, new SplitSettings(0.15, 0.15, 1))
                .inspect(scan, Grouping.none(), Locale.ENGLISH, Progress.NONE, new CancellationToken());
    }

    private static InspectionReport.Finding finding(String kind) {
        return report.findings().stream()
                .filter(f -> f.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + report.findings()));
    }

    @Test
    void theFilesThatCannotBeReadAreNamedWithTheirReasons() {
        List<InspectionReport.Finding> unreadable = report.findings().stream()
                .filter(f -> f.kind().equals("Unreadable"))
                .toList();
        assertThat(unreadable.stream().flatMap(f -> f.paths().stream()))
                .containsExactlyInAnyOrder(
                        "train/birch/birch-leaf.jpg", "train/ginkgo/IMG_empty.jpg", "train/oak/IMG_broken.jpg");
        assertThat(unreadable.stream().map(InspectionReport.Finding::sentence))
                .anyMatch(s -> s.contains("web page"))
                .anyMatch(s -> s.contains("empty"))
                .anyMatch(s -> s.contains("ends before"));
    }

    @Test
    void thePictureInTwoClassesIsFound() {
        assertThat(finding("InSeveralClasses").paths())
                .contains("train/birch/oak-or-birch.jpg")
                .hasSize(2);
    }

    @Test
    void theCopiesAcrossTrainAndValidationAreFound() {
        assertThat(report.copies()).isEqualTo(8);
        assertThat(finding("Copies").paths()).anyMatch(p -> p.endsWith("val/birch/copy-1.jpg"));
        assertThat(report.findings().stream().filter(f -> f.kind().equals("Leak")))
                .anyMatch(f -> f.sentence().startsWith("8 pictures of train are the very same as in val"));
    }

    @Test
    void allEditedPicturesAreFoundToLookLikeTheirOriginals() {
        for (String edited : Stream.of("birch", "oak")
                .flatMap(c -> Stream.of(1, 2, 3).map(i -> "val/" + c + "/edited-" + i + ".jpg"))
                .toList()) {
            assertThat(report.lookAlikes())
                    .as(edited)
                    .anyMatch(l -> (l.second().equals(edited) && l.first().startsWith("train/"))
                            || (l.first().equals(edited) && l.second().startsWith("train/")));
        }
        assertThat(report.findings().stream().filter(f -> f.kind().equals("Leak")))
                .anyMatch(f -> f.sentence().contains("look the same as one in val"));
    }

    @Test
    void theBurstsAreOffered() {
        InspectionReport.Offer offer = report.offers().stream()
                .filter(o -> o.source().toLowerCase(Locale.ROOT).contains("bursts"))
                .findFirst()
                .orElseThrow();
        assertThat(offer.largest()).isEqualTo(5);
        assertThat(offer.pictures()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void theCaptureTimesAreReadAsWritten() {
        assertThat(taken("train/oak/IMG_4143.jpg")).isEqualTo(LocalDateTime.of(2026, 10, 3, 16, 6, 0));
        assertThat(taken("train/oak/IMG_4144.jpg")).isEqualTo(LocalDateTime.of(2026, 10, 3, 16, 6, 1));
    }

    private static LocalDateTime taken(String path) {
        return scan.pictures().stream()
                .filter(p -> p.path().equals(path))
                .findFirst()
                .map(Picture::content)
                .flatMap(Picture.Content::taken)
                .orElseThrow();
    }

    @Test
    void theRareClassIsNamed() {
        assertThat(report.findings())
                .anyMatch(f -> f.sentence().contains("ginkgo") && f.sentence().contains("less often"));
    }

    @Test
    void theSetCanBeTrainedAllTheSame() {
        assertThat(report.refusal()).isEmpty();
        assertThat(report.classes().stream().map(InspectionReport.ClassCount::name))
                .containsExactly("birch", "ginkgo", "oak");
        assertThat(report.findings()).noneMatch(f -> f.kind().equals("LooseFiles"));
    }
}
