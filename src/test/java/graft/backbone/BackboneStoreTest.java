package graft.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.backbone.family.SqueezeNet;
import graft.common.GraftException;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackboneStoreTest {

    @TempDir
    private Path folder;

    private BackboneStore store;
    private Backbone backbone;
    private float shift;

    private FeatureProbe probe;

    @BeforeEach
    void aStoreAndABackbone() throws IOException {
        // Stands for an engine: depends on the weights and the picture.
        probe = (network, weights, picture) -> {
            float[] bias = weights.get("Conv1.bias").values().clone();
            for (int i = 0; i < bias.length; i++) {
                bias[i] = bias[i] * picture[i] + i + shift;
            }
            return bias;
        };
        store = new BackboneStore(folder.resolve("backbones"), List.of(), probe);
        backbone = new BackboneFiles(BackboneCatalogue.bundled())
                .read(WeightFixtures.file("weights_only", folder), Optional.empty());
    }

    @Test
    void anImportedBackboneComesBackAsItWas() {
        assertThat(store.list()).isEmpty();
        BackboneInfo info = store.add(backbone);
        assertThat(info.id()).isEqualTo("mobilenet_v2_0.05");
        assertThat(store.list())
                .containsExactly(new BackboneStore.Stored(info.id(), false, Optional.of(info), Optional.empty()));
        Backbone opened = store.open(info.id());
        assertThat(opened.network()).isEqualTo(backbone.network());
        assertThat(opened.weights().digest()).isEqualTo(backbone.weights().digest());
        assertThat(store.verify(info.id())).isZero();
    }

    @Test
    void theSameWeightsAreKeptOnceAndOthersGetAnotherId() {
        BackboneInfo first = store.add(backbone);
        assertThat(store.add(backbone)).isEqualTo(first);
        Backbone other = changed(backbone);
        BackboneInfo second = store.add(other);
        assertThat(second.id())
                .isEqualTo(first.id() + "-" + other.weights().digest().substring(0, 8));
        assertThat(store.list()).hasSize(2);
        assertThat(store.verify(second.id())).isZero();
    }

    @Test
    void aFileThatWasImportedIsKnownAgain() throws IOException {
        String file = "0123abcd";
        BackboneInfo info = store.add(backbone);
        assertThat(store.openImported(file, Optional.empty())).isEmpty();
        store.remember(file, info);

        assertThat(store.openImported(file, Optional.empty())
                        .orElseThrow()
                        .weights()
                        .digest())
                .isEqualTo(info.weightsDigest());
        assertThat(store.openImported(file, Optional.of(info.architecture()))).isPresent();
        assertThat(store.openImported(file, Optional.of("another"))).isEmpty();
        assertThat(store.list()).hasSize(1);

        // A hint that leads nowhere, or to something else, is none.
        store.remember("elsewhere", changed(backbone).info());
        assertThat(store.openImported("elsewhere", Optional.empty())).isEmpty();
        Path notes = folder.resolve("backbones").resolve(".files");
        Files.writeString(notes.resolve(file + "-1.json"), "{\"id\":");
        assertThat(store.openImported(file, Optional.empty())).isEmpty();
        store.remember(file, info);
        store.remove(info.id());
        assertThat(store.openImported(file, Optional.empty())).isEmpty();
    }

    @Test
    void changedWeightsOrAnotherAnswerAreFound() throws IOException {
        String id = store.add(backbone).id();
        shift = 1;
        assertRefused("backbone.otherAnswer", () -> store.verify(id));
        shift = 0;
        SafeTensors.write(
                folder.resolve("backbones").resolve(id).resolve("weights.safetensors"),
                changed(backbone).weights(),
                Map.of());
        assertRefused("backbone.damaged", () -> store.verify(id));
        Files.writeString(folder.resolve("backbones").resolve(id).resolve("backbone.json"), "{\"schemaVersion\":1}");
        assertThat(store.list()).singleElement().satisfies(s -> assertThat(s.problem())
                .isPresent());
        assertRefused("backbone.damaged", () -> store.open(id));
    }

    @Test
    void aRemovedBackboneLeavesNothing() throws IOException {
        String id = store.add(backbone).id();
        store.remove(id);
        try (Stream<Path> files = Files.list(folder.resolve("backbones"))) {
            assertThat(files).isEmpty();
        }
        assertRefused("backbone.missing", () -> store.remove(id));
        assertRefused("backbone.missing", () -> store.open("../backbones"));
    }

    @Test
    void whatComesWithGraftIsAlwaysThereAndNeverChanged() throws IOException {
        String id = store.add(backbone).id();
        Path shipped = folder.resolve("assets");
        Files.createDirectories(shipped.resolve("no backbone"));
        Files.move(folder.resolve("backbones").resolve(id), shipped.resolve(id));
        BackboneStore both = new BackboneStore(folder.resolve("backbones"), List.of(shipped), probe);

        assertThat(both.list()).singleElement().satisfies(stored -> {
            assertThat(stored.id()).isEqualTo(id);
            assertThat(stored.bundled()).isTrue();
        });
        assertThat(both.open(id).weights().digest())
                .isEqualTo(backbone.weights().digest());
        assertThat(both.verify(id)).isZero();
        assertRefused("backbone.bundled", () -> both.remove(id));
        assertThat(both.add(backbone).id()).isEqualTo(id);
        BackboneInfo other = both.add(changed(backbone));
        assertThat(other.id()).startsWith(id + "-");
        assertThat(both.list()).hasSize(2);
        Files.writeString(shipped.resolve(id).resolve("backbone.json"), "{");
        assertRefused("backbone.bundledDamaged", () -> both.open(id));
    }

    @Test
    void aBlindNetworkIsRefusedAndLeavesNothing() throws IOException {
        BackboneStore blind =
                new BackboneStore(folder.resolve("blind"), List.of(), (network, weights, picture) -> new float[8]);
        assertRefused("backbone.blind", () -> blind.add(backbone));
        assertThat(blind.list()).isEmpty();
    }

    @Test
    void unknownFilesGetNoLicence() {
        assertThat(backbone.info().licence()).startsWith("Not known");
        assertThat(backbone.info().source()).isEqualTo("weights_only.h5");
    }

    @Test
    void theCatalogueIsPackedAndSafe() {
        BackboneCatalogue catalogue = BackboneCatalogue.bundled();
        assertThat(catalogue.backbones()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(e -> {
            // What comes with Graft need not be fetched.
            assertThat(e.download().isPresent() || e.id().equals(BackboneStore.DEFAULT))
                    .isTrue();
            assertThat(e.files()).allSatisfy(f -> assertThat(f.terms()).contains("ImageNet"));
        });
        assertThatThrownBy(() -> BackboneCatalogue.read("{\"schemaVersion\":2,\"backbones\":[]}"))
                .isInstanceOf(Exception.class);
    }

    @Test
    void aFileIsKnownByADigestOrWhereNoneIsPublishedByNameAndLength() {
        BackboneCatalogue catalogue = BackboneCatalogue.bundled();
        String sha256 = "a211753819022f072300c763c758321c55482bd37069c5dc35deac818e3d9cae";
        assertThat(catalogue.fileOf("copy.h5", 1, sha256, "")).isPresent();
        assertThat(catalogue.fileOf("copy.h5", 1, "", "4d473c1dd8becc155b73f8504c6f6626"))
                .hasValueSatisfying(f -> assertThat(f.licence()).isEqualTo("MIT"));
        String resNet = "resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5";
        assertThat(catalogue.fileOf(resNet, 94_765_736, "", "")).isEmpty();
        String mobileNet = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5";
        assertThat(catalogue.fileOf(mobileNet, 9_406_464, "", "")).isPresent();
        assertThat(catalogue.fileOf(mobileNet, 9_406_465, "", "")).isEmpty();
    }

    @Test
    void anUnknownLayoutIsRefused() {
        assertThatThrownBy(() -> BackboneCatalogue.read("{\"schemaVersion\":2,\"backbones\":[]}"))
                .isInstanceOf(Exception.class);
    }

    @Test
    void everyStageHasATitleAndAHint() {
        assertThat(StageTitles.of(backbone.network())).hasSize(19).allSatisfy(t -> {
            assertThat(t.title().english()).isNotBlank();
            assertThat(t.hint().english()).endsWith(".");
        });
        assertThat(StageTitles.of(SqueezeNet.architecture().source())
                        .get(8)
                        .title()
                        .english())
                .isEqualTo("Fire module 9");
    }

    @Test
    void theSelfTestToleratesRoundingAndNothingMore() {
        SelfTest test = SelfTest.of(2, 2, new float[] {0, 1, 10});
        assertThat(test.deviation(new float[] {0.001f, 1, 10})).isLessThan(SelfTest.TOLERANCE);
        assertThat(test.deviation(new float[] {0.01f, 1, 10})).isGreaterThan(SelfTest.TOLERANCE);
        assertThat(test.deviation(new float[] {Float.NaN, 1, 10})).isInfinite();
        assertThat(test.deviation(new float[] {0, 1})).isInfinite();
        float[] picture = SelfTest.picture(33, 20);
        assertThat(picture).hasSize(33 * 20 * 3);
        for (float value : picture) {
            assertThat(value).isBetween(0f, 255f).isEqualTo((int) value);
        }
    }

    private static Backbone changed(Backbone backbone) {
        WeightTensor tensor = backbone.weights().get("Conv1.bias");
        float[] values = tensor.values().clone();
        values[0] += 1;
        Weights weights = backbone.weights().with(java.util.List.of(new WeightTensor(tensor.spec(), values)));
        BackboneInfo i = backbone.info();
        BackboneInfo info = new BackboneInfo(
                i.id(),
                i.title(),
                i.description(),
                i.architecture(),
                weights.digest(),
                i.licence(),
                i.terms(),
                i.source(),
                i.citation(),
                i.top1());
        return new Backbone(info, backbone.network(), weights);
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GraftException.class, e -> assertThat(
                        e.userMessage().key())
                .isEqualTo(key));
    }
}
