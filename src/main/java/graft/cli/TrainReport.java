package graft.cli;

import com.fasterxml.jackson.annotation.JsonValue;
import graft.common.Json;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPictures;
import graft.training.Refit;
import graft.training.StopReason;
import graft.worker.client.RunSession;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code graft train} came to; {@code --json} prints it as it is.
 *
 * @param run id of the run
 * @param folder where it lies
 * @param classes the labels, in the order of the answers
 * @param counts pictures in each part
 * @param validation figures on the pictures that chose the epoch; after a refit of the head before it, which had not learned
 *     from them
 * @param validationOf what the validation figures are of; null in JSON where there are none
 * @param test figures on the pictures kept aside; null in JSON where there are none
 * @param bestEpoch the epoch kept, counted within its phase
 * @param bestPhase the phase kept, from 1
 * @param refit that the head was trained again on training and validation pictures together, and for how many epochs; null
 *     in JSON if it was not
 * @param stopReason why training ended
 * @param seconds how long it all took
 * @param model the model file
 */
record TrainReport(
        String run,
        String folder,
        List<String> classes,
        Counts counts,
        Optional<Evaluation> validation,
        Optional<Validated> validationOf,
        Optional<Evaluation> test,
        int bestEpoch,
        int bestPhase,
        Optional<Refit> refit,
        StopReason stopReason,
        Optional<Double> parity,
        Seconds seconds,
        String model) {

    /** What answered the validation pictures. */
    enum Validated {
        /** The finished model. */
        MODEL,
        /** The head that chose the epoch, before it was trained again on these pictures too. */
        HEAD_BEFORE_REFIT;

        /** The name in JSON: lower case with hyphens. */
        @JsonValue
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How many pictures there are in each part. */
    record Counts(int training, int validation, int test) {}

    /** How long each step took. */
    record Seconds(double scan, double features, double training, double total) {}

    static TrainReport of(RunFolder run, RunSession.Outcome outcome) {
        RunPictures pictures = run.pictures();
        return new TrainReport(
                run.id(),
                run.path().toString(),
                run.plan().classes(),
                new Counts(
                        pictures.of(graft.data.Part.TRAIN),
                        pictures.of(graft.data.Part.VALIDATION),
                        pictures.of(graft.data.Part.TEST)),
                outcome.evaluation().validation(),
                outcome.evaluation()
                        .validation()
                        .map(v -> outcome.evaluation().refit().isPresent()
                                ? Validated.HEAD_BEFORE_REFIT
                                : Validated.MODEL),
                outcome.evaluation().test(),
                outcome.trained().bestEpoch(),
                outcome.trained().keptPhase() + 1,
                outcome.evaluation().refit(),
                outcome.trained().reason(),
                outcome.evaluation().parity().map(p -> p.largestDifference()),
                new Seconds(
                        outcome.scanSeconds(),
                        outcome.trained().featuresSeconds(),
                        outcome.trained().trainingSeconds() - outcome.trained().featuresSeconds(),
                        outcome.totalSeconds()),
                run.file(RunFiles.MODEL).toString());
    }

    static void print(TrainReport report, boolean json, PrintWriter out) {
        if (json) {
            out.print(Json.pretty(report));
        } else {
            report.sentences().forEach(out::println);
            out.println();
            out.println("Run     " + report.run);
            out.println("Model   " + report.model);
            out.println("Next    graft predict " + report.run + " PICTURES");
        }
        out.flush();
    }

    private List<String> sentences() {
        List<Message> sentences = new ArrayList<>(test.or(() -> validation)
                .map(EvaluationSentences::headline)
                .orElse(List.of(Message.of("cli.notMeasured"))));
        refit.ifPresent(r -> sentences.add(Message.of("cli.refit", r.pictures(), r.epochs())));
        return sentences.stream().map(Message::english).toList();
    }
}
