package graft.data.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.CancellationToken;
import graft.common.Json;
import graft.common.Progress;
import graft.data.TestPictures;
import graft.data.TestPictures.PlainReader;
import graft.data.scan.FolderScanner;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.split.Grouping;
import graft.data.split.SplitSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {

    @TempDir
    Path root;

    private InspectionReport inspect(Grouping grouping) {
        Scan scan = new FolderScanner(new PlainReader(), 2)
                .scan(root, ScanCache.none(), Progress.NONE, new CancellationToken());
        return new Inspector(2, SplitSettings.standard(1))
                .inspect(scan, grouping, Locale.ENGLISH, Progress.NONE, new CancellationToken());
    }

    @Test
    void reportsWhatIsThereAndWhatCanBeShown() throws IOException {
        TestPictures.writeClass(root.resolve("healthy"), 0, 100);
        TestPictures.writeClass(root.resolve("mildew"), 200, 100);
        TestPictures.writeClass(root.resolve("rust"), 400, 9);
        TestPictures.write(TestPictures.scene(5, 200, 100), root.resolve("mildew/larger.bmp"), "bmp");
        Files.copy(root.resolve("rust/p400.png"), root.resolve("rust/again.png"));
        InspectionReport report = inspect(Grouping.none());
        assertThat(report.pictures()).isEqualTo(211);
        assertThat(report.used()).isEqualTo(211);
        assertThat(report.classes())
                .extracting(InspectionReport.ClassCount::name)
                .containsExactly("healthy", "mildew", "rust");
        assertThat(report.classes()).allMatch(c -> c.train() + c.validation() + c.test() == c.pictures());
        assertThat(report.sizes().orElseThrow().width()).isEqualTo(new InspectionReport.Range(24, 24, 200));
        assertThat(report.formats()).isEqualTo(Map.of("PNG", 211));
        assertThat(report.copies()).isEqualTo(1);
        assertThat(report.units()).isEqualTo(209);
        assertThat(report.lookAlikes()).singleElement().satisfies(pair -> {
            assertThat(java.util.List.of(pair.first(), pair.second()))
                    .containsExactlyInAnyOrder("mildew/larger.bmp", "healthy/p5.png");
            assertThat(pair.sameClass()).isFalse();
        });
        assertThat(report.refusal()).isEmpty();
        int tested = report.classes().stream()
                .mapToInt(InspectionReport.ClassCount::test)
                .sum();
        assertThat(report.precision().get(0).pictures()).isEqualTo(tested);
        assertThat(report.sentences().get(0)).isEqualTo("211 pictures in 3 classes.");
        assertThat(report.sentences().get(1))
                .startsWith(tested + " test pictures: a result of 90 percent would mean 90");
        assertThat(report.sentences())
                .contains("Class \"rust\" has 9 pictures, the others at least 100. Expect it to be found less often.")
                .allMatch(s -> !s.contains("{"));
    }

    @Test
    void reportsWhyNothingCanBeTrained() throws IOException {
        TestPictures.writeClass(root.resolve("ants"), 0, 5);
        TestPictures.writeClass(root.resolve("bees"), 10, 2);
        InspectionReport report = inspect(Grouping.none());
        assertThat(report.refusal().orElseThrow()).contains("\"bees\"");
        assertThat(report.used()).isZero();
        assertThat(report.sentences().get(1))
                .startsWith("Nothing can be trained with these pictures yet: Class \"bees\"");
        assertThat(report.precision()).isEmpty();
    }

    @Test
    void offersGroupsOnlyWhereNoneAreGiven() throws IOException {
        for (int i = 0; i < 24; i++) {
            Path folder = root.resolve(i % 2 == 0 ? "ants" : "bees");
            TestPictures.write(TestPictures.scene(i, 24, 20), folder.resolve("nest" + i / 4 + "_" + i + ".png"), "png");
        }
        assertThat(inspect(Grouping.none()).offers()).singleElement().satisfies(o -> {
            assertThat(o.source()).isEqualTo("FILE_NAMES");
            assertThat(o.groups()).isEqualTo(6);
        });
        Grouping given = new Grouping(Grouping.Source.FILE, Map.of("ants/nest0_0.png", "g", "ants/nest0_2.png", "g"));
        InspectionReport report = inspect(given);
        assertThat(report.offers()).isEmpty();
        assertThat(report.groups()).isEqualTo(1);
        assertThat(report.units()).isEqualTo(23);
    }

    @Test
    void isPlainJson() throws IOException {
        TestPictures.writeClass(root.resolve("ants"), 0, 12);
        TestPictures.writeClass(root.resolve("bees"), 20, 12);
        JsonNode json = Json.tree(Json.pretty(inspect(Grouping.none())));
        assertThat(json.at("/schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.at("/classes/0/name").asText()).isEqualTo("ants");
        assertThat(json.at("/sizes/shortSide/median").asInt()).isEqualTo(20);
        assertThat(json.at("/refusal").isNull()).isTrue();
        assertThat(json.at("/findings/0/sentence").asText()).isNotBlank();
    }

    @Test
    void halfWidthsAreWilsons() {
        // statsmodels 0.14 proportion_confint(n * 0.9, n, method="wilson"), half the width
        assertThat(TestPrecision.halfWidth(0.9, 45)).isCloseTo(0.0898, within(5e-4));
        assertThat(TestPrecision.halfWidth(0.9, 100)).isCloseTo(0.0594, within(5e-4));
        assertThat(TestPrecision.halfWidth(0.9, 1000)).isCloseTo(0.0187, within(5e-4));
        assertThat(TestPrecision.of("", 45).sentence(true).english())
                .isEqualTo("45 test pictures: a result of 90 percent would mean 90, give or take about 9.");
        assertThat(TestPrecision.of("", 4).sentence(true).english()).startsWith("4 test pictures: enough to count");
        assertThat(TestPrecision.of("", 0).sentence(false).english()).startsWith("No validation pictures and no test");
    }
}
