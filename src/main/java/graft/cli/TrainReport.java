package graft.cli;

import graft.common.Json;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPictures;
import graft.training.StopReason;
import graft.worker.client.RunSession;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * What {@code graft train} came to; {@code --json} prints it as it is.
 *
 * @param run id of the run
 * @param folder where it lies
 * @param classes the labels, in the order of the answers
 * @param counts pictures in each part
 * @param validation figures on the pictures that chose the epoch
 * @param test figures on the pictures kept aside; null in JSON where there are none
 * @param bestEpoch the epoch kept, counted within its phase
 * @param bestPhase the phase kept, from 1
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
        Optional<Evaluation> test,
        int bestEpoch,
        int bestPhase,
        StopReason stopReason,
        Optional<Double> parity,
        Seconds seconds,
        String model) {

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
                outcome.evaluation().test(),
                outcome.trained().bestEpoch(),
                outcome.trained().keptPhase() + 1,
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
        return test
                .or(() -> validation)
                .map(EvaluationSentences::headline)
                .orElse(List.of(Message.of("cli.notMeasured")))
                .stream()
                .map(Message::english)
                .toList();
    }
}
