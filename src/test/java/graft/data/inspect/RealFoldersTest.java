package graft.data.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.TestPictures;
import graft.data.decode.ImageIoPictureReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.scan.ScanProblem;
import graft.data.split.Grouping;
import graft.data.split.SplitSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The photographs that lie outside the repository; the expected pairs were looked at by eye. */
class RealFoldersTest {

    @TempDir
    Path temp;

    private final AtomicInteger reads = new AtomicInteger();
    private final PictureReader decoder = new ImageIoPictureReader();
    private final PictureReader reader = (file, shortSide) -> {
        reads.incrementAndGet();
        return decoder.read(file, shortSide);
    };

    private static Path data(String name) {
        Path folder = Path.of(System.getProperty("graft.test.data", "../shared"))
                .resolve("datasets")
                .resolve(name);
        assumeTrue(Files.isDirectory(folder), "needs the photographs in " + folder + " (-Dgraft.test.data)");
        return folder;
    }

    private Scan scan(Path folder) {
        return new FolderScanner(reader, 2)
                .scan(folder, ScanCache.in(temp.resolve("scan.jsonl")), Progress.NONE, new CancellationToken());
    }

    private static InspectionReport inspect(Scan scan) {
        return new Inspector(2, SplitSettings.standard(1))
                .inspect(scan, Grouping.none(), Locale.ENGLISH, Progress.NONE, new CancellationToken());
    }

    private static List<String> pairs(InspectionReport report) {
        return report.lookAlikes().stream()
                .map(l -> l.first() + " " + l.second())
                .toList();
    }

    @Test
    void antsAndBees() {
        Path folder = data("ants-bees");
        Scan scan = scan(folder);
        assertThat(scan.pictures()).hasSize(396);
        assertThat(scan.parts()).isEqualTo(Set.of(Part.TRAIN, Part.VALIDATION));
        assertThat(scan.problems()).isEmpty();
        InspectionReport report = inspect(scan);
        assertThat(pairs(report)).isEmpty();
        assertThat(report.offers()).isEmpty();
        assertThat(report.classes())
                .containsExactly(
                        new InspectionReport.ClassCount("ants", 192, 122, 70, 0),
                        new InspectionReport.ClassCount("bees", 204, 121, 83, 0));
        assertThat(scan(folder)).isEqualTo(scan);
        assertThat(reads).hasValue(396);
    }

    @Test
    void trashHasThreeLookAlikePairs() {
        InspectionReport report = inspect(scan(data("trash")));
        assertThat(report.pictures()).isEqualTo(720);
        assertThat(pairs(report))
                .containsExactly(
                        "metal/metal11.jpg metal/metal221.jpg",
                        "paper/paper457.jpg paper/paper553.jpg",
                        "plastic/plastic157.jpg plastic/plastic57.jpg");
        assertThat(report.offers()).isEmpty();
    }

    @Test
    void awkwardFilesAreReadOrListedWithTheirReason() throws IOException {
        Path awkward = data("ants-bees").resolveSibling("../awkward-images").normalize();
        assumeTrue(Files.isDirectory(awkward), "needs " + awkward);
        Path root = temp.resolve("awkward");
        Path odd = Files.createDirectories(root.resolve("odd"));
        try (Stream<Path> files = Files.list(awkward)) {
            for (Path file : files.toList()) {
                Files.copy(file, odd.resolve(file.getFileName().toString()));
            }
        }
        TestPictures.writeClass(root.resolve("plain"), 0, 5);
        Scan scan = scan(root);
        List<String> read = scan.pictures().stream().map(Picture::path).toList();
        assertThat(read).contains("odd/made-tête d'abeille ünïcode.jpg", "odd/cmyk-icc.jpg", "odd/made-png-named.jpg");
        Set<String> listed = scan.problems().stream()
                .filter(ScanProblem.Unreadable.class::isInstance)
                .flatMap(p -> p.paths().stream())
                .collect(Collectors.toSet());
        assertThat(listed).contains("odd/made-empty.jpg", "odd/made-text-named.jpg", "odd/README.md");
        assertThat(listed).doesNotContainAnyElementsOf(read);
        try (Stream<Path> files = Files.list(odd)) {
            assertThat(files.count() + 5).isEqualTo(read.size() + listed.size());
        }
    }

    @Test
    void flowersHaveTwoLookAlikePairs() {
        InspectionReport report = inspect(scan(data("flowers-128px")));
        assertThat(report.pictures()).isEqualTo(750);
        assertThat(pairs(report))
                .containsExactly(
                        "daisy/33885735373_444ba02d9c_n.jpg daisy/34310869690_56cdc84a17_n.jpg",
                        "sunflower/2823659190_afdabee45c.jpg sunflower/2979133707_84aab35b5d.jpg");
        assertThat(report.offers()).isEmpty();
    }
}
