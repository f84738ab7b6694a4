package graft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.GraftException;
import graft.data.Fit;
import graft.model.testing.TinyModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTextsTest {

    private static ModelMetadata rich() {
        return new ModelMetadata(
                "id-1",
                2,
                "",
                List.of("=1+1", "Käfer, \"rot\"", "蜂"),
                224,
                192,
                new Fit.Rectangle(0.1, 0.25, 0.5, 0.75),
                "triangle-1",
                "decode-1",
                0.1 + 0.2,
                Optional.of(new KnownLimit(1.0 / 3, 57)),
                new BackboneNote("mobilenet_v2_1.0", "mobilenet-v2", "Apache-2.0", "ImageNet: research only"),
                new PictureCounts(1, 2, 0),
                "0.1.0-SNAPSHOT",
                Instant.parse("2026-11-21T09:00:01.999Z"));
    }

    @Test
    void whatIsWrittenIsReadAgainExactly() {
        assertThat(MetadataTexts.read(MetadataTexts.write(rich()))).isEqualTo(rich());
        ModelMetadata plain = TinyModel.metadata(1, Optional.empty());
        assertThat(MetadataTexts.read(MetadataTexts.write(plain))).isEqualTo(plain);
    }

    @Test
    void textsOfOthersDoNotDisturb() {
        Map<String, String> texts = new TreeMap<>(MetadataTexts.write(rich()));
        texts.put("author", "somebody");
        assertThat(MetadataTexts.read(texts)).isEqualTo(rich());
    }

    @Test
    void noTextMayBeMissing() {
        Map<String, String> all = MetadataTexts.write(rich());
        for (String key : all.keySet()) {
            Map<String, String> fewer = new TreeMap<>(all);
            fewer.remove(key);
            assertThatThrownBy(() -> MetadataTexts.read(fewer)).as(key).isInstanceOf(GraftException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "graft.version, 0",
        "graft.version, two",
        "graft.labels, '[\"a\"]'",
        "graft.labels, '[\"a\", null]'",
        "graft.labels, '{'",
        "graft.input.height, 1000000",
        "graft.fit, squeeze",
        "graft.fit, rectangle 0 0 9 9",
        "graft.temperature, 0",
        "graft.temperature, NaN",
        "graft.limit, 1.5",
        "graft.created, yesterday",
        "graft.schemaVersion, one"
    })
    void nonsenseIsRefused(String key, String value) {
        Map<String, String> texts = new TreeMap<>(MetadataTexts.write(rich()));
        texts.put(key, value);
        assertThatThrownBy(() -> MetadataTexts.read(texts)).isInstanceOf(GraftException.class);
    }

    @Test
    void anotherLimitMakesTheNextVersion() {
        ModelMetadata next = rich().withLimit(Optional.empty(), Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(next.version()).isEqualTo(3);
        assertThat(next.id()).isEqualTo("id-1");
        assertThat(next.limit()).isEmpty();
    }
}
