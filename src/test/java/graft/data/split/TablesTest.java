package graft.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.data.TestPictures;
import graft.data.scan.Scan;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

    @TempDir
    Path temp;

    private final Scan scan = TestPictures.scan(List.of(
            TestPictures.picture("ants/one.jpg", "ants", "1"),
            TestPictures.picture("ants/zwölf.jpg", "ants", "2"),
            TestPictures.picture("bees/one.jpg", "bees", "3"),
            TestPictures.picture("bees/a, b.jpg", "bees", "4")));

    private Path table(String text) throws IOException {
        return Files.writeString(temp.resolve("table.csv"), text);
    }

    private GroupFile.Result groups(String text) throws IOException {
        return GroupFile.read(table(text), scan);
    }

    private String refusal(String text) throws IOException {
        Path table = table(text);
        GraftException[] thrown = new GraftException[1];
        assertThatThrownBy(() -> SplitFile.read(table, scan))
                .isInstanceOfSatisfying(GraftException.class, e -> thrown[0] = e);
        assertThat(thrown[0].code()).isEqualTo(ErrorCode.DATA);
        assertThat(thrown[0].userMessage().english()).doesNotContain("{");
        return thrown[0].userMessage().english();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picture,group\nants/one.jpg,g1\nzwölf.jpg,g2\n",
                "ants/one.jpg,g1\nants/zwölf.jpg,g2",
                "picture;group\r\nants/one.jpg;g1\r\nzwölf.jpg;g2\r\n",
                "group\tfile\ng1\tants\\one.jpg\ng2\tants\\zwölf.jpg\n",
                "\uFEFFImage,Group\n\"ants/one.jpg\",\"g1\"\n\"ants/zwo\u0308lf.jpg\",g2\n\n",
                "Bild,Pflanze\nants/one.jpg, g1 \nzwölf.jpg,g2\n",
                "notes,file,patient\nsmall,./ants/one.jpg,g1\n,zwölf.jpg,g2\n"
            })
    void groupsAreReadHoweverTheTableIsWritten(String text) throws IOException {
        GroupFile.Result result = groups(text);
        assertThat(result.grouping().groupOf()).isEqualTo(Map.of("ants/one.jpg", "g1", "ants/zwölf.jpg", "g2"));
        assertThat(result.unknown()).isEmpty();
        assertThat(result.missing()).containsExactly("bees/one.jpg", "bees/a, b.jpg");
        assertThat(result.remarks()).hasSize(1);
        assertThat(result.remarks().get(0).english()).contains("2 pictures are not in the table");
    }

    @Test
    void groupsAreReadInOtherEncodings() throws IOException {
        String text = "ants/one.jpg;g1\nzwölf.jpg;g2\n";
        for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            Path file = temp.resolve("table.csv");
            Files.write(file, text.getBytes(charset));
            assertThat(GroupFile.read(file, scan).grouping().groupOf()).containsEntry("ants/zwölf.jpg", "g2");
        }
    }

    @Test
    void aFileNameMeansEveryPictureOfThatName() throws IOException {
        GroupFile.Result result = groups("one.jpg,g1\n\"a, b.jpg\",g1\nnobody.jpg,g2\nants/zwölf.jpg,\n");
        assertThat(result.grouping().groupOf()).containsOnlyKeys("ants/one.jpg", "bees/one.jpg", "bees/a, b.jpg");
        assertThat(result.unknown()).containsExactly("nobody.jpg");
        assertThat(result.missing()).isEmpty();
        assertThat(result.remarks().get(0).english())
                .contains("1 name")
                .contains("nobody.jpg")
                .contains("fits no picture");
    }

    @Test
    void fullPathsAreUnderstood() throws IOException {
        assertThat(groups(scan.root().resolve("ants/one.jpg") + ",g1\n")
                        .grouping()
                        .groupOf())
                .containsOnlyKeys("ants/one.jpg");
    }

    @Test
    void tablesThatMakeNoSenseAreRefused() {
        for (String text : List.of(
                "",
                "one column\nants/one.jpg\n",
                "nobody.jpg,g\n",
                "ants/one.jpg,g1\nants/one.jpg,g2\n",
                "ants/one.jpg,\"open quote\n")) {
            assertThatThrownBy(() -> groups(text)).as(text).isInstanceOfSatisfying(GraftException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.DATA);
                assertThat(e.userMessage().english()).contains("table.csv").doesNotContain("{");
            });
        }
        assertThatThrownBy(() -> GroupFile.read(temp.resolve("missing.csv"), scan))
                .isInstanceOf(GraftException.class);
    }

    private static final String ALL = "ants/one.jpg,train\nants/zwölf.jpg,TEST\nbees/one.jpg,Validation\n";

    @Test
    void partsAreRead() throws IOException {
        assertThat(SplitFile.read(table("picture,part\n" + ALL + "\"a, b.jpg\",train\n"), scan))
                .isEqualTo(Map.of(
                        "ants/one.jpg", Part.TRAIN,
                        "ants/zwölf.jpg", Part.TEST,
                        "bees/one.jpg", Part.VALIDATION,
                        "bees/a, b.jpg", Part.TRAIN));
    }

    @Test
    void everyPictureNeedsExactlyOnePart() throws IOException {
        assertThat(refusal(ALL)).contains("where 1 picture belongs, for example bees/a, b.jpg");
        assertThat(refusal(ALL + "nobody.jpg,train\n"))
                .contains("Row 4")
                .contains("nobody.jpg")
                .contains("not there");
        assertThat(refusal("one.jpg,train\n"))
                .contains("there are 2 of that name")
                .contains("ants/one.jpg");
        assertThat(refusal("ants/one.jpg,learn\n")).contains("says \"learn\" where train, val or test is needed");
        assertThat(refusal(ALL + "ants/one.jpg,test\n")).contains("A picture can be in one part only");
        assertThat(refusal("ants/one.jpg,test\nants/zwölf.jpg,test\nbees/one.jpg,test\n\"a, b.jpg\",val\n"))
                .contains("nothing to learn from");
    }

    @Test
    void rowsForFilesTheScanLeavesOutArePassedOver() throws IOException {
        Path root = Files.createDirectories(temp.resolve("pictures/ants"));
        Files.writeString(root.resolve("broken.jpg"), "x");
        Scan here =
                new Scan(temp.resolve("pictures"), scan.classes(), scan.pictures(), List.of(), java.util.Set.of(), 0);
        Map<String, Part> parts = SplitFile.read(table(ALL + "\"a, b.jpg\",train\nants/broken.jpg,test\n"), here);
        assertThat(parts).hasSize(4);
    }
}
