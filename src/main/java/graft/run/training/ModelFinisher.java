package graft.run.training;

import graft.backbone.Backbone;
import graft.common.BuildInfo;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.split.SplitManifest;
import graft.evaluation.Predictions;
import graft.evaluation.Temperature;
import graft.evaluation.TemperatureScaling;
import graft.model.BackboneNote;
import graft.model.Classifier;
import graft.model.ModelMetadata;
import graft.model.ModelWriter;
import graft.model.PictureAnswer;
import graft.model.PictureAnswering;
import graft.model.PictureCounts;
import graft.network.NetworkJson;
import graft.network.file.SafeTensors;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPredictions;
import graft.training.Candidate;
import graft.training.TrainingPlan;
import graft.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Turns what training came to into the model file, and asks that very file about the validation and test pictures. Every
 * step writes whole files, so it can be killed and done again.
 */
public final class ModelFinisher {

    private final RunFolder run;
    private final Path images;
    private final Backbone backbone;
    private final BiFunction<Path, Integer, Classifier> openModel;
    private final PictureReader reader;
    private final Clock clock;

    /**
     * @param images the folder of pictures
     * @param openModel opens a model file with a number of threads
     */
    public ModelFinisher(
            RunFolder run,
            Path images,
            Backbone backbone,
            BiFunction<Path, Integer, Classifier> openModel,
            PictureReader reader,
            Clock clock) {
        this.run = run;
        this.images = images;
        this.backbone = backbone;
        this.openModel = openModel;
        this.reader = reader;
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
        Temperature temperature = temperature(result.keptCandidate(), pictures, plan.classes());
        try {
            SafeTensors.write(run.file(RunFiles.WEIGHTS), result.weights(), Map.of());
            new NetworkJson().write(run.file(RunFiles.NETWORK), result.network());
            ModelMetadata metadata = metadata(plan, pictures, temperature);
            ModelWriter.write(run.file(RunFiles.MODEL), result.network(), result.weights(), metadata);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
        run.writeLabels(plan.classes());
        return temperature;
    }

    /** Fitted on the validation pictures' logits; 1 where there are none. */
    private static Temperature temperature(Candidate kept, RunPictureFiles pictures, List<String> classes) {
        List<SplitManifest.Entry> validation = pictures.entries(Part.VALIDATION);
        if (validation.isEmpty()) {
            return Temperature.NONE;
        }
        int[] truth = validation.stream()
                .mapToInt(e -> classes.indexOf(e.className()))
                .toArray();
        float[][] logits = new float[validation.size()][classes.size()];
        for (int i = 0; i < logits.length; i++) {
            System.arraycopy(kept.validationLogits(), i * classes.size(), logits[i], 0, classes.size());
        }
        return TemperatureScaling.fit(Predictions.ofLogits(classes, truth, logits));
    }

    private ModelMetadata metadata(TrainingPlan plan, RunPictureFiles pictures, Temperature temperature) {
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
                new PictureCounts(
                        pictures.entries(Part.TRAIN).size(),
                        pictures.entries(Part.VALIDATION).size(),
                        pictures.entries(Part.TEST).size()),
                BuildInfo.current().version(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Asks the model file about every validation and test picture, reading each anew, and writes its answers.
     *
     * @param progress may throw to end it early
     *
     * @throws GraftException with code DATA if a picture can no longer be read
     */
    public void answerPictures(Progress progress) {
        TrainingPlan plan = run.plan();
        RunPictureFiles pictures = new RunPictureFiles(run.split(), images, plan.classes());
        List<SplitManifest.Entry> asked = new ArrayList<>(pictures.entries(Part.VALIDATION));
        asked.addAll(pictures.entries(Part.TEST));
        List<RunPredictions.Row> rows = new ArrayList<>();
        try (Classifier model = openModel.apply(run.file(RunFiles.MODEL), plan.threads());
                PictureAnswering answering = new PictureAnswering(model, reader, plan.threads())) {
            answering.answer(
                    asked.stream().map(pictures::file).toList(),
                    answer -> rows.add(row(asked.get(rows.size()), answer)),
                    progress,
                    new CancellationToken());
            new RunPredictions(plan.classes(), rows).write(run.file(RunFiles.PREDICTIONS));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    private static RunPredictions.Row row(SplitManifest.Entry entry, PictureAnswer answer) {
        return new RunPredictions.Row(
                entry.part(),
                entry.path(),
                entry.digest(),
                entry.group(),
                entry.className(),
                answer.answer()
                        .orElseThrow(() -> new GraftException(
                                ErrorCode.DATA,
                                Message.of(
                                        "training.pictureGone",
                                        entry.path(),
                                        answer.problem().map(Message::english).orElse(""))))
                        .probabilities());
    }
}
