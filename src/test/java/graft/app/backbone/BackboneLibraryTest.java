package graft.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.app.backbone.BackboneOffer.Availability;
import graft.app.task.Workers;
import graft.backbone.BackboneStore;
import graft.backbone.CommercialUse.Clearance;
import graft.common.GraftException;
import graft.common.download.Downloader;
import graft.common.download.Pins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneLibraryTest {

    @TempDir
    Path folder;

    private BackboneLibrary library(Path... shelves) {
        BackboneStore store = new BackboneStore(folder, List.of(shelves), (network, weights, picture) -> {
            throw new AssertionError("nothing is computed here");
        });
        return new BackboneLibrary(
                store,
                folder,
                folder.resolve("downloads"),
                Downloader.ordinary(new Pins(folder.resolve("pins.json"))),
                Supply.ordinary(),
                new Workers(() -> {
                    throw new AssertionError("no worker is asked here");
                }),
                2);
    }

    private static void damage(Path shelf, String id) throws IOException {
        Files.writeString(Files.createDirectories(shelf.resolve(id)).resolve("backbone.json"), "{");
    }

    private static BackboneOffer offer(BackboneLibrary library, String id) {
        return library.offers().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatIsDamagedHasACardThatSaysSoAndCanBeHadAgain() throws IOException {
        damage(folder, "squeezenet_v1.1");
        damage(folder, "of-nobody-knows-what");
        BackboneLibrary library = library();

        BackboneOffer damaged = offer(library, "squeezenet_v1.1");
        assertThat(damaged.title()).isEqualTo("SqueezeNet 1.1");
        assertThat(damaged.ready()).isFalse();
        assertThat(damaged.availability()).isInstanceOfSatisfying(Availability.Damaged.class, state -> {
            assertThat(state.why().english()).contains("damaged");
            assertThat(state.removable()).isTrue();
        });
        library.remove("squeezenet_v1.1");
        assertThat(offer(library, "squeezenet_v1.1").availability()).isInstanceOf(Availability.Downloadable.class);
    }

    @Test
    void oneThatComesWithGraftCannotBeTakenAway() throws IOException {
        Path shelf = folder.resolve("shelf");
        damage(shelf, "sprout");
        BackboneLibrary library = library(shelf);

        assertThat(offer(library, "sprout").availability())
                .isInstanceOfSatisfying(Availability.Damaged.class, state -> assertThat(state.removable())
                        .isFalse());
        assertThatThrownBy(() -> library.remove("sprout")).isInstanceOf(GraftException.class);
    }

    @Test
    void everyCardSaysWhetherCommercialUseIsClear() {
        assertThat(library().offers()).hasSizeGreaterThan(15).allSatisfy(offer -> {
            assertThat(offer.commercial().clearance()).isEqualTo(Clearance.UNCLEAR);
            assertThat(offer.commercial().why()).isNotBlank();
        });
    }
}
