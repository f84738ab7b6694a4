package graft.run.training;

import graft.backbone.Backbone;
import graft.common.BuildInfo;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.evaluation.Predictions;
import graft.evaluation.Temperature;
import graft.evaluation.TemperatureScaling;
import graft.model.BackboneNote;
import graft.model.ModelMetadata;
import graft.model.ModelWriter;
import graft.model.PictureCounts;
import graft.network.NetworkJson;
import graft.network.file.SafeTensors;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.training.Refit;
import graft.training.TrainingPlan;
import graft.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what training came to into the model file. It writes whole files, so it can be killed and done again. */
public final class ModelFinisher {

    private final RunFolder run;
    private final Path images;
    private final Backbone backbone;
    private final Clock clock;

    /**
     * @param images the folder of pictures
     */
    public ModelFinisher(RunFolder run, Path images, Backbone backbone, Clock clock) {
        this.run = run;
        this.images = images;
        this.backbone = backbone;
        this.clock = clock;
    }

    /**
     * Writes network, weights, labels and model.
     *
     * @return what the model's logits are divided by
     */
    public Temperature writeModel(TrainingResult result) {
        TrainingPlan plan = run.plan();
        RunPictureFiles pictures = new RunPictureFiles(run.split(), images, plan.classes());
        Temperature temperature = temperature(result, pictures, plan.classes());
        try {
            SafeTensors.write(run.file(RunFiles.WEIGHTS), result.weights(), Map.of());
            new NetworkJson().write(run.file(RunFiles.NETWORK), result.network());
            ModelMetadata metadata = metadata(plan, counts(result, pictures), temperature);
            ModelWriter.write(run.file(RunFiles.MODEL), result.network(), result.weights(), metadata);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
        run.writeLabels(plan.classes());
        return temperature;
    }

    /**
     * Fitted on the logits of pictures that were not learned from: the validation pictures as the chosen weights answered
     * them, before any refit, and where these are few, training pictures as heads answered them that had not seen them. 1
     * where there are neither.
     */
    private static Temperature temperature(TrainingResult result, RunPictureFiles pictures, List<String> classes) {
        List<Integer> truth = new ArrayList<>();
        pictures.entries(Part.VALIDATION).forEach(e -> truth.add(classes.indexOf(e.className())));
        float[] validation = result.keptCandidate().validationLogits();
        float[] outOfFold = result.outOfFold().logits();
        truth.addAll(result.outOfFold().labels());
        if (truth.isEmpty()) {
            return Temperature.NONE;
        }
        float[] all = Arrays.copyOf(validation, validation.length + outOfFold.length);
        System.arraycopy(outOfFold, 0, all, validation.length, outOfFold.length);
        float[][] logits = new float[truth.size()][classes.size()];
        for (int i = 0; i < logits.length; i++) {
            System.arraycopy(all, i * classes.size(), logits[i], 0, classes.size());
        }
        return TemperatureScaling.fit(
                Predictions.ofLogits(classes, truth.stream().mapToInt(t -> t).toArray(), logits));
    }

    private static PictureCounts counts(TrainingResult result, RunPictureFiles pictures) {
        return new PictureCounts(
                result.refit()
                        .map(Refit::pictures)
                        .orElse(pictures.entries(Part.TRAIN).size()),
                pictures.entries(Part.VALIDATION).size(),
                pictures.entries(Part.TEST).size());
    }

    private ModelMetadata metadata(TrainingPlan plan, PictureCounts counts, Temperature temperature) {
        return new ModelMetadata(
                run.id(),
                1,
                run.name(),
                plan.classes(),
                plan.inputHeight(),
                plan.inputWidth(),
                plan.fit(),
                Resizer.VERSION,
                PictureReader.VERSION,
                temperature.value(),
                Optional.empty(),
                new BackboneNote(
                        backbone.info().architecture(),
                        backbone.info().id(),
                        backbone.info().licence(),
                        backbone.info().terms()),
                counts,
                BuildInfo.current().version(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
