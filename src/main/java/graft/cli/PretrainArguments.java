package graft.cli;

import graft.backbone.family.Sprout;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Augmentation;
import graft.run.pretrain.PretrainRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code graft pretrain} that decide how a network is trained, by the field's own names. */
final class PretrainArguments {

    private static final int LARGEST_BATCH = 4096;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = Sprout.NAME,
            description = "What to train: sprout (the default), squeezenet_v1.1, mobilenet_v2_0.35, ...")
    private String network = Sprout.NAME;

    @Option(
            names = "--input-size",
            paramLabel = "PIXELS",
            description = "Height and width of what the network sees; its own usual size unless said otherwise.")
    private @Nullable Integer inputSize;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "30",
            description = "How often every training picture is seen; 30 unless said otherwise.")
    private int epochs = 30;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "Pictures a step, normalised together; 64 unless said otherwise.")
    private int batchSize = 64;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "The highest learning rate; 0.002, or 0.0005 for a network without batch normalisation.")
    private @Nullable Double learningRate;

    @Option(
            names = "--weight-decay",
            paramLabel = "STRENGTH",
            defaultValue = "0.05",
            description = "How strongly kernels are pulled towards zero; 0.05 unless said otherwise.")
    private double weightDecay = 0.05;

    @Option(
            names = "--label-smoothing",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "The share of each target that goes to all classes alike; 0.1 unless said otherwise.")
    private double labelSmoothing = 0.1;

    @Option(
            names = "--ema",
            paramLabel = "DECAY",
            description =
                    "Keep a moving average of the weights instead of the last ones: 0.99 to 0.9999, the more steps "
                            + "the closer to one.")
    private @Nullable Double averaging;

    @Option(
            names = "--augment",
            paramLabel = "AMOUNT",
            defaultValue = "medium",
            description =
                    "How much training pictures are varied, anew in every epoch: none, light, medium (the default) "
                            + "or strong.")
    private String augment = "medium";

    @Option(
            names = "--no-mirror",
            description = "Never mirror a picture: where the mirror image would be of another class, as with signs.")
    private boolean noMirror;

    @Option(
            names = "--from-above",
            description = "There is no up in these pictures (microscope, satellite): turn and mirror them any way.")
    private boolean fromAbove;

    @Option(
            names = "--val-fraction",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description =
                    "The share of pictures that only measure, where no folders train and val say which; 0.1 unless "
                            + "said otherwise.")
    private double validationFraction = 0.1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides every random choice; the same seed gives the same numbers.")
    private long seed = 1;

    /**
     * What was said.
     *
     * @throws GraftException with code USAGE for a value that makes no sense
     */
    PretrainRequest request() {
        require("--epochs", epochs, epochs >= 1);
        require("--batch-size", batchSize, batchSize >= 2 && batchSize <= LARGEST_BATCH);
        require("--weight-decay", weightDecay, weightDecay >= 0 && weightDecay <= 10);
        require("--label-smoothing", labelSmoothing, labelSmoothing >= 0 && labelSmoothing < 1);
        if (learningRate != null) {
            require("--learning-rate", learningRate, learningRate > 0 && learningRate <= 10);
        }
        if (averaging != null) {
            require("--ema", averaging, averaging > 0 && averaging < 1);
        }
        return new PretrainRequest(
                network,
                Optional.ofNullable(inputSize),
                augmentation(),
                epochs,
                batchSize,
                Optional.ofNullable(learningRate),
                weightDecay,
                labelSmoothing,
                Optional.ofNullable(averaging),
                validationFraction,
                seed);
    }

    private Augmentation augmentation() {
        Augmentation amount = Augmentation.Preset.named(augment).augmentation();
        Augmentation turned = fromAbove ? amount.fromAbove() : amount;
        return noMirror ? turned.withoutMirroring() : turned;
    }

    private static void require(String option, Object value, boolean fits) {
        if (!fits) {
            throw new GraftException(ErrorCode.USAGE, Message.of("pretrain.unfitValue", option, value));
        }
    }
}
