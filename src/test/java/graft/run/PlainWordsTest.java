package graft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {

    @Test
    void aCommandKeepsItsOptionsAndTheLastNamesOfItsPaths() {
        assertThat(PlainWords.ofCommand(List.of(
                        "graft",
                        "train",
                        "--images",
                        "/home/jane doe/leaves/",
                        "--split=C:\\Users\\jane\\folds\\a.csv",
                        "--groups",
                        "../tables/groups.csv",
                        "--freeze=12-stages",
                        "--val-fraction",
                        "0.2",
                        "~/weights.h5",
                        "\\\\server\\share\\x.h5",
                        "--json")))
                .containsExactly(
                        "graft",
                        "train",
                        "--images",
                        "leaves",
                        "--split=a.csv",
                        "--groups",
                        "groups.csv",
                        "--freeze=12-stages",
                        "--val-fraction",
                        "0.2",
                        "weights.h5",
                        "x.h5",
                        "--json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Look into /home/jane/leaves first.|Look into leaves first.",
                "\"/Users/jane/x.jpg\" is broken|\"x.jpg\" is broken",
                "C:\\Users\\jane\\x.jpg is broken|x.jpg is broken",
                "at ~/pictures/a.png|at a.png",
                "rust/IMG 1.jpg and blight/b.jpg|rust/IMG 1.jpg and blight/b.jpg",
                "see https://image-net.org/download for terms|see https://image-net.org/download for terms",
                "one and/or two, 3 / 4|one and/or two, 3 / 4",
            })
    void aSentenceLosesWhereThingsLie(String sentence, String expected) {
        assertThat(PlainWords.ofSentence(sentence)).isEqualTo(expected);
    }

    @Test
    void aProvenanceRefusesAPath() {
        Provenance.Backbone backbone = new Provenance.Backbone("x", "X", "Apache-2.0", "https://x.org/terms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Provenance(
                        "0.1",
                        "17",
                        "Linux",
                        "CPU",
                        1,
                        1,
                        Map.of("ND4J", "1.0 from /home/jane/.m2/nd4j.jar"),
                        backbone,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        Instant.EPOCH,
                        Instant.EPOCH))
                .withMessageContaining("path");
    }
}
