package graft.run.report;

import graft.run.RunHistory;
import graft.training.PhasePlan;
import graft.training.Regularization;
import graft.training.StopReason;
import graft.training.TrainingEvent;
import graft.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How it was trained: curves, phases, what was said meanwhile, and the plan in words. */
final class TrainingSection {

    private final TrainingPlan plan;
    private final RunHistory history;
    private final boolean refitted;
    private final Words words;
    private final Figures figures;

    TrainingSection(RunReport report, Words words, Figures figures) {
        this.plan = report.plan();
        this.history = report.history();
        this.refitted = report.evaluation().refit().isPresent();
        this.words = words;
        this.figures = figures;
    }

    void write(Html html) {
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.training"));
            history.finished().ifPresent(f -> s.in("p", summary(f)));
            List<CurveChart.Stretch> stretches = stretches();
            if (!stretches.isEmpty()) {
                legend(s);
                s.in("div", Html.ofClass("pair charts"), d -> charts(d, stretches));
            }
            s.in("div", Html.ofClass("scroll"), this::phaseTable);
            if (!history.advice().isEmpty()) {
                s.in("h3", words.of("runreport.said"));
                s.in("ul", u -> history.advice().forEach(m -> u.in("li", words.of(m))));
            }
        });
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.plan"));
            s.in("ul", u -> planSentences().forEach(text -> u.in("li", text)));
        });
    }

    private String summary(TrainingEvent.RunFinished finished) {
        String reason = words.of(
                switch (finished.reason()) {
                    case COMPLETED -> "runreport.completed";
                    case STOPPED_EARLY -> "runreport.stoppedEarly";
                    case STOPPED_BY_PERSON -> "runreport.stoppedByPerson";
                    case TIME_LIMIT -> "runreport.timeLimit";
                    case DIVERGED -> "runreport.diverged";
                    case FAILED -> "runreport.failed";
                });
        String kept = words.of(
                refitted ? "runreport.keptAndRefitted" : "runreport.kept",
                phaseName(finished.keptPhase()),
                finished.keptEpoch(),
                figures.duration(finished.seconds()));
        String attempts = history.attempts() > 1 ? " " + words.of("runreport.attempts", history.attempts()) : "";
        return reason + " " + kept + attempts;
    }

    private List<CurveChart.Stretch> stretches() {
        return history.phases().stream()
                .filter(p -> !p.epochs().isEmpty())
                .map(p -> new CurveChart.Stretch(phaseName(p.phase()), isHeadAlone(p.phase()), p.epochs()))
                .toList();
    }

    private void legend(Html html) {
        html.in("p", Html.ofClass("legend"), p -> {
            key(p, "validation", words.of("runreport.validationCurve"));
            key(p, "training", words.of("runreport.trainingCurve"));
        });
    }

    private static void key(Html html, String style, String text) {
        html.in("span", Html.ofClass("entry"), e -> {
            symbol(e, style);
            e.text(text);
        });
    }

    private static void symbol(Html html, String style) {
        html.in("svg", Html.with("viewBox", "0 0 34 12", "class", "key", "aria-hidden", "true"), svg -> {
            svg.shape("path", "class", style, "d", "M1 6L33 6");
            if (style.equals("training")) {
                svg.shape("rect", "class", "training-mark", "x", "14", "y", "3", "width", "6", "height", "6");
            } else {
                svg.shape("circle", "class", "validation-mark", "cx", "17", "cy", "6", "r", "3.2");
            }
        });
    }

    private void charts(Html html, List<CurveChart.Stretch> stretches) {
        Optional<CurveChart.Kept> kept = kept(stretches);
        chart(html, "runreport.accuracyChart", CurveChart.ofAccuracy(stretches, figures), kept);
        chart(html, "runreport.lossChart", CurveChart.ofLoss(stretches, figures), kept);
    }

    private void chart(Html html, String key, CurveChart chart, Optional<CurveChart.Kept> kept) {
        html.in("figure", f -> {
            f.in("figcaption", c -> c.in("strong", words.of(key)));
            f.in("div", Html.ofClass("scroll"), d -> chart.draw(d, words.of(key), words.of("runreport.epoch"), kept));
        });
    }

    private Optional<CurveChart.Kept> kept(List<CurveChart.Stretch> stretches) {
        return history.finished().flatMap(f -> {
            List<Integer> drawn = history.phases().stream()
                    .filter(p -> !p.epochs().isEmpty())
                    .map(RunHistory.Phase::phase)
                    .toList();
            int at = drawn.indexOf(f.keptPhase());
            return at < 0 || at >= stretches.size()
                    ? Optional.empty()
                    : Optional.of(new CurveChart.Kept(
                            at, f.keptEpoch(), words.of("runreport.keptHere", f.keptPhase() + 1, f.keptEpoch())));
        });
    }

    private void phaseTable(Html html) {
        html.in("table", t -> {
            t.in(
                    "thead",
                    h -> h.in("tr", r -> {
                        r.in("th", words.of("runreport.phase"));
                        r.in("th", Html.ofClass("number"), words.of("runreport.epochsTrained"));
                        r.in("th", Html.ofClass("number"), words.of("runreport.weightsTrained"));
                        r.in("th", Html.ofClass("number"), words.of("runreport.bestEpoch"));
                        r.in("th", Html.ofClass("number"), words.of("runreport.validationLoss"));
                        r.in("th", words.of("runreport.ended"));
                    }));
            t.in("tbody", b -> history.phases().forEach(p -> phaseRow(b, p)));
        });
    }

    private void phaseRow(Html body, RunHistory.Phase p) {
        body.in("tr", r -> {
            r.in("th", Html.with("scope", "row"), (p.phase() + 1) + "\u2002" + phaseName(p.phase()));
            r.in("td", Html.ofClass("number"), figures.whole(p.epochs().size()));
            r.in(
                    "td",
                    Html.ofClass("number"),
                    p.started().map(e -> figures.whole(e.trainedParameters())).orElse("\u2013"));
            r.in(
                    "td",
                    Html.ofClass("number"),
                    p.finished().map(f -> Integer.toString(f.bestEpoch())).orElse("\u2013"));
            r.in(
                    "td",
                    Html.ofClass("number"),
                    p.finished()
                            .flatMap(TrainingEvent.PhaseFinished::validationLoss)
                            .map(v -> figures.decimal(v, 3))
                            .orElse("\u2013"));
            r.in("td", p.finished().map(f -> endOfPhase(f.reason())).orElse("\u2013"));
        });
    }

    private String endOfPhase(StopReason reason) {
        return words.of(
                switch (reason) {
                    case COMPLETED -> "runreport.phaseCompleted";
                    case STOPPED_EARLY -> "runreport.phaseStoppedEarly";
                    case STOPPED_BY_PERSON -> "runreport.phaseStoppedByPerson";
                    case TIME_LIMIT -> "runreport.phaseTimeLimit";
                    case DIVERGED -> "runreport.phaseDiverged";
                    case FAILED -> "runreport.phaseFailed";
                });
    }

    /** The first phase of every plan trains the head alone, so all stages there are are frozen in it. */
    private int stages() {
        return plan.phases().get(0).frozenStages();
    }

    private boolean isHeadAlone(int phase) {
        return phase >= plan.phases().size() || plan.phases().get(phase).frozenStages() == stages();
    }

    private String phaseName(int phase) {
        if (isHeadAlone(phase)) {
            return words.of("runreport.headAlone");
        }
        int frozen = plan.phases().get(phase).frozenStages();
        return frozen == 0 ? words.of("runreport.everything") : words.of("runreport.frozen", frozen, stages());
    }

    private List<String> planSentences() {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < plan.phases().size(); i++) {
            sentences.add(phaseSentence(i, plan.phases().get(i)));
        }
        if (plan.refit()) {
            sentences.add(words.of("runreport.refitPlan"));
        }
        sentences.add(words.of(
                "runreport.input",
                plan.inputHeight(),
                plan.inputWidth(),
                plan.fit().text()));
        sentences.add(
                plan.augmentation().isNone()
                        ? words.of("runreport.notAugmented")
                        : words.of("runreport.augmented", plan.views()));
        sentences.add(words.of("runreport.batch", plan.batchSize()));
        Regularization r = plan.regularization();
        sentences.add(words.of(
                "runreport.regularization",
                figures.percent(r.dropout()),
                figures.small(r.labelSmoothing()),
                figures.small(r.weightDecay()),
                figures.small(r.l2sp())));
        sentences.add(words.of(r.balanceClasses() ? "runreport.balancedClasses" : "runreport.equalPictures"));
        plan.timeLimit()
                .ifPresent(limit ->
                        sentences.add(words.of("runreport.limit", figures.duration(limit.toMillis() / 1000.0))));
        sentences.add(words.of("runreport.reproducible", Long.toString(plan.seed()), plan.threads()));
        return sentences;
    }

    private String phaseSentence(int index, PhasePlan phase) {
        return isHeadAlone(index)
                ? words.of(
                        "runreport.headPhase",
                        index + 1,
                        phase.epochs(),
                        figures.small(phase.headLearningRate()),
                        phase.patience())
                : words.of(
                        "runreport.tailPhase",
                        index + 1,
                        phase.frozenStages(),
                        stages(),
                        phase.epochs(),
                        figures.small(phase.learningRate()),
                        figures.small(phase.headLearningRate()),
                        figures.small(phase.stageDecay()),
                        phase.patience());
    }
}
