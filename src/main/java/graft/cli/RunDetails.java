package graft.cli;

import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.run.Failure;
import graft.run.Parity;
import graft.run.Provenance;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.RunPictures;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.training.PhasePlan;
import graft.training.TrainingPlan;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything a run's folder says, as far as the run has come; {@code graft runs show --json} prints it as it is.
 *
 * @param id of the run
 * @param folder where it lies
 * @param state how far it came, in one word
 * @param detail what more there is to say about the state
 * @param request what was asked
 * @param plan what it depends on
 * @param pictures what it was made with
 * @param epochs how many epochs are trained, of all phases together
 * @param advice what the person was told meanwhile
 * @param evaluation its figures
 * @param provenance versions, machine and digests
 * @param failure why it could not go on
 */
record RunDetails(
        String id,
        String folder,
        String state,
        Optional<String> detail,
        Optional<RunRequest> request,
        Optional<TrainingPlan> plan,
        Optional<RunPictures> pictures,
        int epochs,
        List<String> advice,
        Optional<RunEvaluation> evaluation,
        Optional<Provenance> provenance,
        Optional<Failure> failure) {

    /**
     * Reads a run.
     *
     * @throws graft.common.GraftException if a file of it is damaged
     */
    static RunDetails of(RunFolder run) {
        RunState state = run.state();
        RunHistory history = run.history();
        return new RunDetails(
                run.id(),
                run.path().toString(),
                RunSummary.word(state),
                RunSummary.detail(state),
                there(run, RunFiles.REQUEST, run::request),
                there(run, RunFiles.PLAN, run::plan),
                there(run, RunFiles.PICTURES, run::pictures),
                history.epochs(),
                history.advice().stream().map(Message::english).toList(),
                there(run, RunFiles.EVALUATION, run::evaluation),
                there(run, RunFiles.PROVENANCE, run::provenance),
                run.failure());
    }

    private static <T> Optional<T> there(RunFolder run, String file, Supplier<T> reader) {
        return Files.exists(run.file(file)) ? Optional.of(reader.get()) : Optional.empty();
    }

    /** The same in words. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        TextTable facts = new TextTable(false, "Run", id);
        request.ifPresent(r -> facts.row("Name", r.name()));
        facts.row("State", state + detail.map(d -> ": " + d).orElse(""));
        facts.row("Folder", folder);
        pictures.ifPresent(p -> facts.row("Pictures", pictures(p)));
        plan.ifPresent(p -> plan(p, facts));
        facts.row("Epochs", epochs + " trained");
        lines.addAll(facts.lines());
        evaluation.ifPresent(e -> evaluation(e, lines));
        if (!advice.isEmpty()) {
            lines.add("");
            lines.addAll(advice);
        }
        return lines;
    }

    private static String pictures(RunPictures pictures) {
        return String.format(
                Locale.ROOT,
                "%d from %s, %d in use (%d training, %d validation, %d test)",
                pictures.found(),
                pictures.folder(),
                pictures.used(),
                pictures.of(graft.data.Part.TRAIN),
                pictures.of(graft.data.Part.VALIDATION),
                pictures.of(graft.data.Part.TEST));
    }

    private static void plan(TrainingPlan plan, TextTable facts) {
        facts.row("Classes", String.join(", ", plan.classes()));
        facts.row(
                "Backbone",
                plan.backbone() + ", input " + plan.inputWidth() + " x " + plan.inputHeight() + ", fit "
                        + plan.fit().text());
        for (int i = 0; i < plan.phases().size(); i++) {
            PhasePlan phase = plan.phases().get(i);
            facts.row("Phase " + (i + 1), phase.frozenStages() + " stages frozen, up to " + phase.epochs() + " epochs");
        }
        facts.row(
                "Training",
                "batch " + plan.batchSize() + ", " + plan.views() + " views of each picture, seed " + plan.seed());
    }

    private static void evaluation(RunEvaluation evaluation, List<String> lines) {
        evaluation.headline().ifPresent(e -> headline(e, lines));
        evaluation.parity().ifPresent(p -> lines.add(parity(p)));
    }

    private static void headline(Evaluation evaluation, List<String> lines) {
        lines.add("");
        EvaluationSentences.headline(evaluation).forEach(s -> lines.add(s.english()));
        lines.add(EvaluationSentences.calibration(evaluation).english());
        lines.add("");
        lines.addAll(FigureText.perClass(evaluation));
        lines.add("");
        lines.addAll(FigureText.confusion(evaluation.confusion()));
        lines.add("");
    }

    private static String parity(Parity parity) {
        return Message.of(
                        parity.passed() ? "cli.parityPassed" : "cli.parityFailed",
                        parity.pictures(),
                        String.format(Locale.ROOT, "%.2g", parity.largestDifference()))
                .english();
    }
}
