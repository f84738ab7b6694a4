package graft.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.compute.DeviceChoice;
import graft.evaluation.EvaluationSentences;
import graft.run.RunComparison;
import graft.run.RunFolder;
import graft.run.correction.CorrectedScore;
import graft.run.correction.RunCorrections;
import graft.run.project.Project;
import graft.run.project.RunCatalogue;
import graft.run.training.HeadRetraining;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft runs retrain}: a new version whose head has learned from the corrected pictures. */
@Command(
        name = "retrain",
        description = "Trains the head of a finished run again, from the pictures as they are corrected by now, and "
                + "compares the new version with the old one. Takes seconds; the old version stays as it is.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class RunsRetrainCommand implements Callable<Integer> {

    private final RunCatalogue runs;
    private final RunConductor conductor;
    private final HeadRetraining retraining;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run, or how its id begins.")
    private String run = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RunsRetrainCommand(RunCatalogue runs, RunConductor conductor, HeadRetraining retraining, Clock clock) {
        this.runs = runs;
        this.conductor = conductor;
        this.retraining = retraining;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        RunFolder before = runs.find(run);
        Project project = RunCatalogue.projectOf(before)
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("cli.noProject", before.id())));
        RunFolder after = project.newRun(
                retraining.request(before, clock.instant(), List.of("graft", "runs", "retrain", before.id())), clock);
        TrainReport report =
                conductor.carryOut(project, after, RunFolder.PATIENCE, DeviceChoice.AUTO, spec.commandLine());
        RunComparison comparison = RunComparison.of(List.of(before, after));
        Optional<CorrectedScore> corrected =
                CorrectedScore.of(after.predictions(), project.corrections().ofTheTest());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode document = Json.mapper().valueToTree(report);
            document.putPOJO("comparison", comparison);
            document.putPOJO("corrected", corrected.orElse(null));
            out.print(Json.pretty(document));
        } else {
            TrainReport.print(report, false, out);
            out.println();
            told(before, after, comparison, corrected).forEach(sentence -> out.println(sentence.english()));
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static List<Message> told(
            RunFolder before, RunFolder after, RunComparison comparison, Optional<CorrectedScore> corrected) {
        List<Message> told = new ArrayList<>();
        int since = RunCorrections.of(after).learned().size()
                - RunCorrections.of(before).learned().size();
        told.add(Message.of("cli.retrained", Math.max(0, since)));
        comparison.rows().get(1).sentence().ifPresent(told::add);
        corrected.ifPresent(score -> EvaluationSentences.headline(score.evaluation()).stream()
                .findFirst()
                .ifPresent(first -> told.add(
                        Message.of("cli.retrainedCorrected", score.applied().size(), first))));
        return told;
    }
}
