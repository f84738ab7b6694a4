package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.data.split.SplitSettings;
import graft.run.RunRequest;
import graft.training.FreezeDepth;
import graft.training.TrainingOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code graft train} that decide how a model is trained, by the field's own names. */
final class TrainingArguments {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|min|m|h)?");

    @Option(
            names = "--freeze",
            paramLabel = "DEPTH",
            defaultValue = "head",
            description = "How much of the backbone stays as it is: head (train the new head alone, the default), "
                    + "N-stages (the first N stages stay), or none (train everything).")
    private String freeze = "head";

    @Option(names = "--gradual", description = "Unfreeze in several phases, from the top down, instead of at once.")
    private boolean gradual;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "How often each phase sees every training picture, at most.")
    private @Nullable Integer epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "Pictures a step; 32 unless said otherwise.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "The highest learning rate of the head, or with unfrozen stages of the topmost of them.")
    private @Nullable Double learningRate;

    @Option(
            names = "--augment",
            paramLabel = "AMOUNT",
            defaultValue = "light",
            description = "How much training pictures are varied: none, light (the default), medium or strong.")
    private String augment = "light";

    @Option(
            names = "--no-mirror",
            description = "Never mirror a picture: where the mirror image would be of another class, as with signs.")
    private boolean noMirror;

    @Option(
            names = "--from-above",
            description = "There is no up in these pictures (microscope, satellite): turn and mirror them any way.")
    private boolean fromAbove;

    @Option(
            names = "--fit",
            paramLabel = "FIT",
            defaultValue = "stretch",
            description = "How a picture is brought to the network's square: stretch (the default), pad, centre, or "
                    + "\"rectangle LEFT TOP WIDTH HEIGHT\" in fractions.")
    private String fit = "stretch";

    @Option(names = "--balance-classes", description = "Let pictures of rare classes count for more.")
    private boolean balanceClasses;

    @Option(
            names = "--no-refit",
            description = "Keep the head as the validation pictures have chosen it; otherwise, where there are test "
                    + "pictures, it is trained again in the end on training and validation pictures together.")
    private boolean noRefit;

    @Option(
            names = "--split",
            paramLabel = "CSV",
            description = "A table of picture and part (train, val, test) that decides the split of this run.")
    private @Nullable Path split;

    @Mixin
    private final PartShares shares = new PartShares();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides every random choice; the same seed gives the same numbers.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Processor cores to use; all unless said otherwise.")
    private @Nullable Integer threads;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            description = "Stop after this much training and keep the best model so far: 90s, 20min, 2h.")
    private @Nullable String timeLimit;

    @Option(
            names = "--cache-budget",
            paramLabel = "GB",
            description = "How much disk the cached features may take; a quarter of what is free, at most 20.")
    private @Nullable Double cacheGigabytes;

    /**
     * What was said about the training.
     *
     * @throws GraftException with code USAGE for a value that makes no sense
     */
    TrainingOptions options() {
        requireAtLeast("--epochs", epochs, 1);
        requireAtLeast("--batch-size", batchSize, 1);
        requireAtLeast("--threads", threads, 1);
        if (learningRate != null && !(learningRate > 0 && learningRate <= 10)) {
            throw unfit("--learning-rate", learningRate);
        }
        if (cacheGigabytes != null && !(cacheGigabytes >= 0 && cacheGigabytes <= 1e6)) {
            throw unfit("--cache-budget", cacheGigabytes);
        }
        return new TrainingOptions(
                new FreezeDepth(freeze),
                gradual,
                Optional.ofNullable(epochs),
                Optional.ofNullable(batchSize),
                Optional.ofNullable(learningRate),
                augmentation(),
                Fit.parse(fit),
                balanceClasses,
                seed,
                Optional.ofNullable(threads),
                Optional.ofNullable(timeLimit).map(TrainingArguments::duration),
                Optional.ofNullable(cacheGigabytes).map(gb -> (long) (gb * (1L << 30))),
                noRefit ? Optional.of(false) : Optional.empty());
    }

    private Augmentation augmentation() {
        Augmentation amount = Augmentation.Preset.named(augment).augmentation();
        Augmentation turned = fromAbove ? amount.fromAbove() : amount;
        return noMirror ? turned.withoutMirroring() : turned;
    }

    /** The table that decides the split, where there is one. */
    Optional<Path> splitFile() {
        return Optional.ofNullable(split);
    }

    /**
     * How the pictures are to be split.
     *
     * @param file the table as it is referred to from the project
     */
    RunRequest.SplitRequest split(Optional<String> file) {
        SplitSettings asked = shares.settings(seed);
        return new RunRequest.SplitRequest(file, asked.validationFraction(), asked.testFraction(), seed);
    }

    /** "90s", "20min", "20m", "2h" or plain seconds. */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw unfit("--time-limit", text);
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return switch (unit) {
            case "h" -> Duration.ofHours(amount);
            case "m", "min" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    private static void requireAtLeast(String option, @Nullable Integer value, int least) {
        if (value != null && value < least) {
            throw unfit(option, value);
        }
    }

    private static GraftException unfit(String option, Object value) {
        return new GraftException(ErrorCode.USAGE, Message.of("cli.unfitValue", option, value));
    }
}
