package graft.model.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graft.common.GraftException;
import graft.common.Json;
import graft.model.KnownLimit;
import graft.model.ModelBundle;
import graft.model.ModelFile;
import graft.model.ModelWriter;
import graft.model.testing.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPageTest {

    @TempDir
    Path folder;

    private final byte[] bytes = ModelWriter.bytes(
            TinyModel.network(), TinyModel.weights(), TinyModel.metadata(1, Optional.of(new KnownLimit(0.6, 30))));

    private Path page() throws IOException {
        assumeTrue(
                Template.bytes("/graft/web/ort.wasm.min.mjs").isPresent(),
                "Graft was built where the npm registry could not be reached, so without what runs a model in a browser");
        Path page = folder.resolve("page.html");
        new ModelPage(ModelFile.of(bytes), List.of(), List.of()).write(page);
        return page;
    }

    @Test
    void thePageHoldsTheModelToTheByte() throws IOException {
        assertThat(ModelPage.modelOf(page()).bytes()).isEqualTo(bytes);
    }

    @Test
    void nothingIsLeftToBeFilledInOrLoaded() throws IOException {
        String text = Files.readString(page());
        assertThat(text)
                .doesNotContain("#picture.js#")
                .doesNotContain("#facts#")
                .doesNotContain("#model#");
        assertThat(text).contains("default-src 'none'").doesNotContain(" src=").doesNotContain("<link");
        assertThat(text)
                .contains("\"limit\":0.6")
                .contains("\"sky\"")
                .contains("Bilder wählen")
                .contains("MIT");
    }

    @Test
    void aTitleIsTextAndNeverMarkup() throws IOException {
        String text = Files.readString(page());
        String facts = text.substring(text.indexOf("id=\"facts\">"));
        assertThat(facts.substring(11, facts.indexOf("</script>"))).doesNotContain("<");
    }

    @Test
    void aPageWithoutASoundModelIsASentence() throws IOException {
        Path cut = Files.writeString(
                folder.resolve("cut.html"), Files.readString(page()).replace("id=\"model\">H", "id=\"model\">h"));
        assertThatThrownBy(() -> ModelPage.modelOf(cut)).isInstanceOf(GraftException.class);
        Path none = Files.writeString(folder.resolve("none.html"), "<html></html>");
        assertThatThrownBy(() -> ModelPage.modelOf(none)).isInstanceOf(GraftException.class);
    }

    @Test
    void aFolderHoldsModelAndProgramsWithNothingLeftToFillIn() throws IOException {
        new ModelFolder(ModelBundle.of(bytes, "# card\n", Json.mapper().createObjectNode())).write(folder);
        assertThat(folder)
                .isDirectoryContaining("glob:**/model.onnx")
                .isDirectoryContaining("glob:**/labels.txt")
                .isDirectoryContaining("glob:**/model-card.md")
                .isDirectoryContaining("glob:**/predict.py")
                .isDirectoryContaining("glob:**/Predict.java");
        assertThat(Files.readString(folder.resolve("predict.mjs")))
                .contains("function asInput")
                .doesNotContain("#picture");
        assertThat(Json.tree(Files.readString(folder.resolve("model.json")))
                        .path("limit")
                        .asDouble())
                .isEqualTo(0.6);
    }
}
