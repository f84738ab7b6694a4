package graft.app.about;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.InlineTasks;
import graft.common.ApplicationFolder;
import graft.common.BuildInfo;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AboutModelTest {

    private static final BuildInfo BUILD =
            new BuildInfo("0.1.0", Optional.of("9be6ddf"), Optional.of("2026-11-21"), "1.0.0-M2.1", "1.28.0");

    @TempDir
    Path folder;

    private AboutModel model(Path code) {
        return new AboutModel(BUILD, ApplicationFolder.current(), code, new InlineTasks());
    }

    private static LegalText named(AboutModel model, String title) {
        return model.documentsProperty().get().stream()
                .filter(text -> text.title().english().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title));
    }

    @Test
    void versionsOfAllThatComputesAreTold() {
        assertThat(model(folder.resolve("graft.jar")).report())
                .contains("Version: 0.1.0", "commit 9be6ddf, on 2026-11-21", "Deeplearning4j 1.0.0-M2.1")
                .contains("ONNX Runtime 1.28.0", "Java runtime: " + System.getProperty("java.runtime.version"))
                .doesNotContain(System.getProperty("user.name") + "/", System.getProperty("user.home"));
    }

    @Test
    void everyLicenceThatIsShippedCanBeReadAndTheTermsOfTheWeightsApart() {
        AboutModel model = model(folder.resolve("graft.jar"));
        model.look();
        for (LegalText text : model.documentsProperty().get()) {
            model.choose(text);
            assertThat(model.textProperty().get()).as("%s", text.title()).hasSizeGreaterThan(500);
        }
        model.choose(named(model, "Licence: LGPL-2.1-or-later"));
        assertThat(model.textProperty().get()).contains("GNU LESSER GENERAL PUBLIC LICENSE");
        model.choose(named(model, "Terms of the weights: sprout"));
        assertThat(model.textProperty().get()).contains("Tiny ImageNet");
    }

    @Test
    void theNamesAreThoseOfTheFolderOfTexts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("installer/licences"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(LegalTexts.LICENCES.stream()
                            .map(name -> name + ".txt")
                            .toList());
        }
    }

    @Test
    void anInstalledGraftListsItsPartsFirstAndWhatTheirMakersAdd() throws IOException {
        Path licences = Files.createDirectories(folder.resolve("licences"));
        Files.writeString(licences.resolve("LICENCES.md"), "# What Graft is made of");
        Files.createDirectories(licences.resolve("notices/jhdf-0.13.0"));
        Files.writeString(licences.resolve("notices/jhdf-0.13.0/NOTICE.txt"), "by its makers");
        AboutModel model = model(folder.resolve("graft.jar"));
        model.look();
        assertThat(model.textProperty().get()).isEqualTo("# What Graft is made of");
        model.choose(named(model, "Notice: jhdf-0.13.0/NOTICE.txt"));
        assertThat(model.textProperty().get()).isEqualTo("by its makers");
    }

    @Test
    void aTextThatIsGoneIsASentence() {
        AboutModel model = model(folder.resolve("graft.jar"));
        model.choose(LegalText.file(Message.of("about.parts"), folder.resolve("gone.md")));
        assertThat(model.troubleProperty().get()).isPresent();
        assertThat(model.textProperty().get()).isEmpty();
        assertThat(List.of(LegalTexts.installed(folder.resolve("graft.jar")))).containsExactly(Optional.empty());
    }
}
