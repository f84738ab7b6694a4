package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.backbone.BackboneCatalogue.WeightsFile;
import graft.backbone.CommercialUse.Clearance;
import graft.common.Json;
import graft.common.download.Download;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BackboneCatalogueTest {

    private static final String MD5 = "6d6bbae143d832006294945121d1f1fc";

    private static List<WeightsFile> files() {
        return BackboneCatalogue.bundled().backbones().stream()
                .flatMap(entry -> entry.files().stream())
                .toList();
    }

    private static WeightsFile file(Optional<String> url, List<String> mirrors, Optional<String> md5) {
        return new WeightsFile(
                "w.h5",
                url,
                mirrors,
                Optional.of(5L),
                Optional.empty(),
                md5,
                "MIT",
                "",
                "",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void everyFileSaysWhetherItMayBeUsedToEarnMoneyAndNoneThatLearnedFromImageNetClaimsThatItMay() {
        assertThat(files()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.commercial()).as(file.name()).isPresent();
            assertThat(file.use().why()).as(file.name()).isNotBlank();
            if (file.terms().contains("ImageNet")) {
                assertThat(file.use().clearance()).as(file.name()).isEqualTo(Clearance.UNCLEAR);
            }
        });
    }

    @Test
    void whatKerasPublishesSaysWhereItsLicenceIsStated() {
        assertThat(files().stream().filter(f -> f.source().equals("Keras Applications")))
                .hasSizeGreaterThan(15)
                .allSatisfy(file -> assertThat(file.licenceSource())
                        .as(file.name())
                        .hasValueSatisfying(address -> assertThat(address).startsWith("https://")));
    }

    @Test
    void aMirrorIsAskedAfterTheAddressItselfAndHasTheFileOfTheSameName() {
        WeightsFile vgg = BackboneCatalogue.bundled()
                .find("vgg16")
                .flatMap(BackboneCatalogue.Entry::download)
                .orElseThrow();
        Download download = vgg.asDownload(UnaryOperator.identity());

        assertThat(download.addresses())
                .extracting(URI::getHost)
                .containsExactly("storage.googleapis.com", "github.com");
        assertThat(download.addresses()).allMatch(address -> address.getPath().endsWith("/" + vgg.name()));
        assertThat(download.md5()).contains(MD5);
        assertThat(download.largest()).isEqualTo(WeightFiles.LARGEST);
        assertThat(vgg.asDownload(address -> URI.create("https://elsewhere.example/w.h5"))
                        .addresses())
                .hasSize(2)
                .allMatch(address -> address.getHost().equals("elsewhere.example"));
    }

    @Test
    void mirrorsOfWhatCannotBeToldFromAnotherFileAreRefused() {
        Optional<String> url = Optional.of("https://a.example/w.h5");
        List<String> mirrors = List.of("https://b.example/w.h5");

        assertThat(file(url, mirrors, Optional.of(MD5)).mirrors()).hasSize(1);
        assertThatThrownBy(() -> file(url, mirrors, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file(Optional.empty(), mirrors, Optional.of(MD5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file(url, List.of("http://b.example/w.h5"), Optional.of(MD5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        file(Optional.empty(), List.of(), Optional.empty()).asDownload(UnaryOperator.identity()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whetherABackboneMayBeUsedToEarnMoneyIsKeptWithItAndUnclearInFilesThatDoNotSay() throws Exception {
        BackboneInfo info = new BackboneInfo(
                "a",
                "A",
                "",
                "a",
                "0",
                "",
                "",
                "",
                "",
                Optional.empty(),
                Optional.of(new CommercialUse(Clearance.NO, "It is forbidden.")));
        assertThat(Json.line(info)).contains("\"clearance\":\"no\"");
        assertThat(Json.read(Json.line(info), BackboneInfo.class)).isEqualTo(info);
        String older = Json.line(info).replaceAll(",\"commercial\":\\{[^}]*}", "");
        assertThat(older).doesNotContain("commercial");
        assertThat(Json.read(older, BackboneInfo.class).use()).isEqualTo(CommercialUse.unknown());
    }
}
