package graft.run.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.backbone.Backbone;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneStore;
import graft.backbone.BackboneTexts;
import graft.backbone.family.Architectures;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.network.BatchNormFolding;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.NetworkJson;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.SampleRun;
import graft.training.StopReason;
import graft.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedBackboneTest {

    private static final NetworkDescription BACKBONE = BatchNormFolding.fold(
            Architectures.byName("squeezenet_v1.1").orElseThrow().source());

    @TempDir
    Path folder;

    private final TrainedBackbone trained = new TrainedBackbone(BackboneCatalogue.bundled());

    private static Weights filled(NetworkDescription network, float value) {
        return Weights.of(
                network.weights().stream().map(spec -> tensor(spec, value)).toList());
    }

    private static WeightTensor tensor(WeightSpec spec, float value) {
        float[] values = new float[spec.shape().stream().reduce(1, Math::multiplyExact)];
        Arrays.fill(values, value);
        return new WeightTensor(spec, values);
    }

    /** A finished run whose folder holds a network with a head of three classes; all weights have one value. */
    private RunFolder run(float value) throws IOException {
        RunFolder run = SampleRun.finished(folder.resolve("2026-11-21-leaf-check-1"), 1, 0.9);
        List<Stage> stages = new ArrayList<>(BACKBONE.stages());
        stages.add(Head.stage(512, 3, 0.2));
        NetworkDescription whole = new NetworkDescription(BACKBONE.name(), BACKBONE.input(), stages);
        new NetworkJson().write(run.file(RunFiles.NETWORK), whole);
        SafeTensors.write(run.file(RunFiles.WEIGHTS), filled(whole, value), Map.of());
        run.finish(StopReason.COMPLETED, SampleRun.CLOCK);
        return run;
    }

    @Test
    void whatARunHasTrainedIsABackboneWithoutItsHeadAndWithWhatItHasLearnedFrom() throws IOException {
        Backbone backbone = trained.of(run(0.25f), List.of());

        assertThat(backbone.network()).isEqualTo(BACKBONE);
        assertThat(backbone.weights().digest())
                .isEqualTo(filled(BACKBONE, 0.25f).digest());
        assertThat(backbone.info().weightsDigest()).isEqualTo(backbone.weights().digest());
        assertThat(backbone.info().id()).isEqualTo("2026-11-21-leaf-check-1").matches(BackboneStore.ID_PATTERN);
        assertThat(backbone.info().title()).isEqualTo("Leaf check");
        assertThat(backbone.info().architecture()).isEqualTo("squeezenet_v1.1");
        assertThat(backbone.info().source()).isEqualTo("2026-11-21-leaf-check-1");
        assertThat(backbone.info().citation()).contains("Iandola");
        assertThat(backbone.info().top1()).isEmpty();
        assertThat(backbone.info().licence())
                .isEqualTo(run(0.25f).provenance().backbone().licence());
        assertThat(backbone.info().terms())
                .startsWith(run(0.25f).provenance().backbone().dataTerms())
                .endsWith("Then trained further on pictures of your own, in the run 2026-11-21-leaf-check-1.");
        assertThat(backbone.info().description()).endsWith(", trained further on 153 pictures of your own.");
        assertThat(BackboneTexts.of(backbone.info().description()).text(Locale.GERMAN))
                .contains("mit 153 eigenen Bildern");
    }

    @Test
    void whereOnlyTheHeadWasTrainedThePersonIsToldWhoseFeaturesTheyAre() throws IOException {
        RunFolder run = run(0.5f);
        TrainingPlan plan = run.plan();
        TrainingPlan same = new TrainingPlan(
                plan.schemaVersion(),
                plan.backbone(),
                filled(BACKBONE, 0.5f).digest(),
                plan.inputHeight(),
                plan.inputWidth(),
                plan.classes(),
                plan.fit(),
                plan.augmentation(),
                plan.views(),
                plan.phases(),
                plan.batchSize(),
                plan.microBatch(),
                plan.regularization(),
                plan.seed(),
                plan.threads(),
                plan.trunkEngine(),
                plan.cacheBudget(),
                plan.timeLimit(),
                plan.refit());
        RunFolder.PLAN.write(run.file(RunFiles.PLAN), same);
        run.finish(StopReason.COMPLETED, SampleRun.CLOCK);

        assertThatThrownBy(() -> trained.of(run, List.of()))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA))
                .hasMessageContaining("trained a head only")
                .hasMessageContaining(run.provenance().backbone().id());
    }

    @Test
    void aRunThatIsNotFinishedOrNotAsItWasIsRefused() throws IOException {
        RunFolder unfinished =
                new SampleRun(folder.resolve("later")).requested("Later").folder();
        assertThatThrownBy(() -> trained.of(unfinished, List.of())).hasMessageContaining("not finished");

        RunFolder run = run(0.25f);
        byte[] weights = Files.readAllBytes(run.file(RunFiles.WEIGHTS));
        weights[weights.length - 1] ^= 1;
        Files.write(run.file(RunFiles.WEIGHTS), weights);
        assertThatThrownBy(() -> trained.of(run, List.of()))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA));
    }

    @Test
    void aBackboneThatWasTrainedTwiceSaysBothInBothLanguages() {
        String once =
                BackboneTexts.furtherTerms("Learned from little.", "run-1").english();
        String twice = BackboneTexts.furtherTerms(once, "run-2").english();

        assertThat(twice)
                .isEqualTo("Learned from little. Then trained further on pictures of your own, in the run run-1. Then"
                        + " trained further on pictures of your own, in the run run-2.");
        assertThat(BackboneTexts.of(twice).english()).isEqualTo(twice);
        assertThat(BackboneTexts.of(twice).text(Locale.GERMAN))
                .isEqualTo("Learned from little. Danach mit eigenen Bildern weitertrainiert, im Lauf run-1. Danach mit"
                        + " eigenen Bildern weitertrainiert, im Lauf run-2.");
        assertThat(List.of(BackboneTexts.of("x, trained further on many pictures of your own.")
                        .key()))
                .containsExactly("backbone.asWritten");
    }
}
