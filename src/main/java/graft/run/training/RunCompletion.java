package graft.run.training;

import graft.backbone.BackboneInfo;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Machine;
import graft.data.Part;
import graft.evaluation.Evaluation;
import graft.evaluation.Predictions;
import graft.evaluation.Purpose;
import graft.evaluation.Temperature;
import graft.run.Provenance;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPredictions;
import graft.run.RunRequest;
import graft.run.report.ReportWriter;
import graft.training.Refit;
import graft.training.StopReason;
import graft.training.TrainingPlan;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last step of a run: its figures, where they come from, the report, and the seal. Pure computing, no native code. */
public final class RunCompletion {

    private final RunFolder run;
    private final Clock clock;

    public RunCompletion(RunFolder run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    /**
     * Computes a run's figures from the answers in its folder; writes nothing.
     *
     * @param refit that the head was trained again on the validation pictures too, if it was
     * @return without a proof of the model file
     */
    public RunEvaluation evaluate(Temperature temperature, Optional<Refit> refit) {
        RunPredictions predictions = run.predictions();
        Optional<Predictions> validation = predictions.of(Part.VALIDATION);
        Optional<Predictions> test = predictions.of(Part.TEST);
        return new RunEvaluation(
                validation.map(p -> Evaluation.of(p, Purpose.VALIDATION)),
                test.map(p -> Evaluation.of(p, Purpose.TEST)),
                temperature,
                // Dividing by 1/T takes the temperature back out.
                test.or(() -> validation)
                        .flatMap(p -> Evaluation.of(p.atTemperature(1 / temperature.value()), Purpose.TEST)
                                .calibration()),
                Optional.empty(),
                refit);
    }

    /**
     * Completes a run whose model file has answered its pictures.
     *
     * @param evaluation its figures, with the proof of the model file
     * @param engines versions of the native libraries, by name
     */
    public void complete(
            StopReason reason,
            RunEvaluation evaluation,
            BackboneInfo backbone,
            Machine machine,
            Map<String, String> engines) {
        try {
            RunEvaluation.DOCUMENT.write(run.file(RunFiles.EVALUATION), evaluation);
            Provenance.DOCUMENT.write(run.file(RunFiles.PROVENANCE), provenance(backbone, machine, engines));
            // Before the seal: a finished run has its report.
            new ReportWriter().write(run);
            run.finish(reason, clock);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    private Provenance provenance(BackboneInfo backbone, Machine machine, Map<String, String> engines)
            throws IOException {
        TrainingPlan plan = run.plan();
        RunRequest request = run.request();
        Map<String, String> digests = new TreeMap<>();
        digests.put("backbone weights", plan.weightsDigest());
        digests.put(RunFiles.MODEL, Digests.ofFile(run.file(RunFiles.MODEL)));
        digests.put(RunFiles.PLAN, Digests.ofFile(run.file(RunFiles.PLAN)));
        digests.put(RunFiles.SPLIT, Digests.ofFile(run.file(RunFiles.SPLIT)));
        return Provenance.of(
                machine,
                plan.threads(),
                engines,
                new Provenance.Backbone(backbone.id(), backbone.title(), backbone.licence(), backbone.terms()),
                Map.of("training", plan.seed(), "split", request.split().seed()),
                digests,
                request.command(),
                request.created(),
                clock.instant());
    }
}
