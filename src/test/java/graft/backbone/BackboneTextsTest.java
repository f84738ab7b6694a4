package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Message;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackboneTextsTest {

    /** Everything of the catalogue that is a sentence; a title or the name of a licence may be the same in any language. */
    static Stream<String> sentences() {
        return BackboneCatalogue.bundled().backbones().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.description()),
                        entry.files().stream()
                                .flatMap(file ->
                                        Stream.of(file.terms(), file.use().why()))))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void whatTheCatalogueSaysIsSaidInGermanToo(String english) {
        Message said = BackboneTexts.of(english);
        assertThat(said.english()).isEqualTo(english);
        assertThat(said.text(Locale.GERMAN))
                .as("add the sentence to backbone.properties, backbone_de.properties and BackboneTexts")
                .isNotEqualTo(english);
    }

    @Test
    void titlesAndLicencesThatHoldWordsAreTranslatedAndNamesStayNames() {
        assertThat(BackboneTexts.of("MobileNetV2, narrow").text(Locale.GERMAN)).isEqualTo("MobileNetV2, schmal");
        assertThat(BackboneTexts.of("Apache-2.0, apart from the terms of the pictures")
                        .text(Locale.GERMAN))
                .startsWith("Apache-2.0, unabhängig");
        assertThat(BackboneTexts.of("SqueezeNet 1.1")).isEqualTo(Message.of("backbone.asWritten", "SqueezeNet 1.1"));
        assertThat(BackboneTexts.of("it's {0}").text(Locale.GERMAN)).isEqualTo("it's {0}");
    }
}
