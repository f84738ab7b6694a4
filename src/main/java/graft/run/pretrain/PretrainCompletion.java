package graft.run.pretrain;

import graft.backbone.Backbone;
import graft.backbone.BackboneInfo;
import graft.backbone.BackboneStore;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.evaluation.Binomials;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.file.SafeTensors;
import graft.training.pretrain.PretrainPlan;
import graft.training.pretrain.Pretrained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns a pretrained network into a backbone: head off, batch normalisation folded, kept in the store or in a file. */
public final class PretrainCompletion {

    private static final double CONFIDENCE = 0.95;

    private final PretrainFolder folder;

    public PretrainCompletion(PretrainFolder folder) {
        this.folder = folder;
    }

    /**
     * Keeps the backbone and writes what the pretraining came to.
     *
     * @param architecture without head, batch normalisation as nodes, at the plan's input size
     * @param training how many pictures it learned from
     * @param file where it goes; the store if absent, under the folder's name
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if its answers are those of no pretrained network, with
     *     {@link ErrorCode#DEVICE} if it cannot be written
     */
    public PretrainOutcome complete(
            NetworkDescription architecture,
            Pretrained pretrained,
            int training,
            BackboneStore store,
            Optional<Path> file) {
        PretrainPlan plan = folder.plan();
        BatchNormFolding.Folded folded =
                BatchNormFolding.fold(architecture, pretrained.weights().select(architecture.weights()));
        Optional<PretrainOutcome.Top1> top1 = pretrained
                .validation()
                .map(v -> new PretrainOutcome.Top1(
                        v.right(), v.pictures(), Binomials.wilson(v.right(), v.pictures(), CONFIDENCE)));
        Optional<String> id =
                file.isPresent() ? Optional.empty() : Optional.of(add(store, plan, folded, training, top1));
        file.ifPresent(f -> write(f, folded));
        PretrainOutcome outcome = new PretrainOutcome(
                id,
                file.map(f -> String.valueOf(f.getFileName())),
                plan.network(),
                plan.inputSize(),
                plan.classes().size(),
                training,
                top1,
                pretrained.elapsed().toNanos() / 1e9,
                folded.weights().digest(),
                pretrained.history());
        folder.finish(outcome);
        return outcome;
    }

    private String add(
            BackboneStore store,
            PretrainPlan plan,
            BatchNormFolding.Folded folded,
            int training,
            Optional<PretrainOutcome.Top1> top1) {
        String description = top1.map(t -> Message.of(
                        "pretrain.describedMeasured",
                        training,
                        plan.classes().size(),
                        String.format(Locale.ROOT, "%.1f", 100.0 * t.right() / t.pictures()),
                        t.pictures()))
                .orElseGet(() -> Message.of(
                        "pretrain.described", training, plan.classes().size()))
                .english();
        BackboneInfo info = new BackboneInfo(
                folder.name(),
                folder.name(),
                description,
                plan.network(),
                folded.weights().digest(),
                Message.of("pretrain.licence").english(),
                Message.of("pretrain.terms").english(),
                "graft pretrain",
                "",
                Optional.empty());
        return store.add(new Backbone(info, folded.network(), folded.weights())).id();
    }

    private static void write(Path file, BatchNormFolding.Folded folded) {
        NetworkDescription network = folded.network();
        try {
            SafeTensors.write(
                    file,
                    folded.weights(),
                    Map.of(
                            "architecture",
                            network.name(),
                            "input",
                            network.input().height() + "x" + network.input().width()));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("cli.notWritten", file), e);
        }
    }
}
