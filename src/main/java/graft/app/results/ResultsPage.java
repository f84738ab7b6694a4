package graft.app.results;

import graft.app.control.Banner;
import graft.app.control.Columns;
import graft.app.control.EmptyState;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.shell.HelpText;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.wizard.Navigator;
import graft.app.wizard.StepId;
import graft.app.words.Word;
import graft.data.PictureReader;
import graft.data.thumbnail.ThumbnailStore;
import graft.evaluation.Evaluation;
import graft.evaluation.Percent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 5 on the screen: the figure and its sentence, what is mixed up, each class, and what all that does not tell. */
public final class ResultsPage implements Page {

    /** An interval wider than this says little, and the page says so. */
    private static final double WIDE = 0.2;

    private final Widgets widgets;
    private final Texts texts;
    private final ResultsModel model;
    private final CorrectionModel corrections;
    private final Navigator navigator;
    private final PictureLoader loader;
    private final PictureReader reader;
    private final Desk desk;
    private final Clock clock;
    private final VBox body = Widgets.column("page-sections");
    private final PageFrame frame;
    private final CorrectionsBar bar;

    public ResultsPage(
            Widgets widgets,
            ResultsModel model,
            CorrectionModel corrections,
            Navigator navigator,
            PictureLoader loader,
            PictureReader reader,
            Desk desk,
            Clock clock) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.corrections = corrections;
        this.navigator = navigator;
        this.loader = loader;
        this.reader = reader;
        this.desk = desk;
        this.clock = clock;
        this.bar = new CorrectionsBar(widgets, corrections);
        this.frame = new PageFrame(widgets, texts.bind("results.title"), sentence(), report()).with(older(), body);
        model.stateProperty().addListener((observable, before, now) -> fill(now));
        fill(model.stateProperty().get());
    }

    private ObservableValue<String> sentence() {
        return texts.bind(
                () -> model.runProperty()
                        .get()
                        .flatMap(run -> run.headline().map(e -> measured(run, e)))
                        .orElseGet(() -> texts.get("results.sentence")),
                model.runProperty());
    }

    private String measured(TestedRun run, Evaluation evaluation) {
        return texts.get(run.tested() ? "results.measuredTest" : "results.measuredValidation", evaluation.pictures());
    }

    private Node report() {
        Button button = widgets.button(
                "results.report", Feather.FILE_TEXT, () -> reportFile().ifPresent(desk::open));
        Widgets.showWhen(button, model.runProperty().map(run -> run.flatMap(TestedRun::report)
                .isPresent()));
        return button;
    }

    private Optional<Path> reportFile() {
        return model.runProperty().get().flatMap(TestedRun::report);
    }

    private Node older() {
        Banner banner = new Banner(
                widgets,
                Tone.INFO,
                texts.bind("results.olderTitle"),
                texts.bind(
                        () -> texts.get(
                                "results.older", list(model.changesProperty().get())),
                        model.changesProperty()),
                widgets.button("results.trainAgain", () -> navigator.go(StepId.DEPTH), "small-button"));
        banner.setId("older");
        Widgets.showWhen(banner, model.changesProperty().map(changes -> !changes.isEmpty()));
        return banner;
    }

    private String list(Set<Change> changes) {
        return changes.stream().map(c -> texts.get(c.key())).collect(Collectors.joining(", "));
    }

    private void fill(ResultsState state) {
        if (state instanceof ResultsState.Shown shown) {
            body.getChildren().setAll(shown(shown.run()));
        } else if (state instanceof ResultsState.Broken broken) {
            body.getChildren()
                    .setAll(new Banner(
                            widgets,
                            Tone.DANGER,
                            texts.bind("results.brokenTitle"),
                            texts.bind(() -> texts.get(broken.why()))));
        } else if (state instanceof ResultsState.Missing missing) {
            body.getChildren().setAll(Widgets.card(missing(missing.reason())));
        } else {
            body.getChildren().clear();
        }
    }

    private Node missing(ResultsState.Reason reason) {
        return switch (reason) {
            case NOT_TRAINED ->
                empty(Feather.AWARD, "results.emptyTitle", "results.emptySentence", "results.toTraining");
            case TRAINING ->
                empty(Feather.ACTIVITY, "results.trainingTitle", "results.trainingSentence", "results.watch");
            case STOPPED ->
                empty(Feather.PAUSE, "results.stoppedTitle", "results.stoppedSentence", "results.toTraining");
        };
    }

    private Node empty(Feather glyph, String title, String sentence, String action) {
        return new EmptyState(
                widgets,
                glyph,
                texts.bind(title),
                texts.bind(sentence),
                widgets.button(action, () -> navigator.go(StepId.TRAIN), "primary"));
    }

    private List<Node> shown(TestedRun run) {
        return run.headline()
                .map(evaluation -> shown(run, evaluation))
                .orElseGet(() -> List.of(
                        new Banner(
                                widgets,
                                Tone.WARNING,
                                texts.bind("results.unmeasuredTitle"),
                                texts.bind("results.unmeasured")),
                        new OriginCard(widgets, run, clock, desk)));
    }

    private List<Node> shown(TestedRun run, Evaluation evaluation) {
        ThumbnailStore thumbnails = new ThumbnailStore(run.project().thumbnails(), reader);
        List<String> classes = evaluation.classes();
        Node matrix = new MatrixCard(widgets, model, run, evaluation.confusion());
        Node cell = new CellCard(widgets, model, corrections, run, classes, thumbnails, loader, desk);
        Columns mistakes = new Columns(new double[] {49, 51}, matrix, cell);
        mistakes.getStyleClass().add("results-columns");
        return List.of(
                new SummaryCard(widgets, evaluation),
                caution(evaluation),
                against(),
                mistakes,
                new MistakesCard(widgets, model, run, classes, thumbnails, loader),
                new CorrectionsCard(widgets, corrections, clock),
                new ClassTable(widgets, model, evaluation),
                new Columns(
                        new double[] {60, 40},
                        new LimitsCard(widgets, run, evaluation),
                        new OriginCard(widgets, run, clock, desk)));
    }

    private Node caution(Evaluation evaluation) {
        boolean few = evaluation.right().shownAsCount();
        Banner banner = new Banner(
                widgets,
                Tone.WARNING,
                texts.bind("results.fewTitle", evaluation.pictures()),
                few
                        ? texts.bind("results.fewCount")
                        : texts.bind(
                                "results.fewWide",
                                Percent.below(evaluation.interval().low()),
                                Percent.above(evaluation.interval().high())));
        banner.setId("few");
        boolean needed = few || evaluation.interval().width() > WIDE;
        banner.setVisible(needed);
        banner.setManaged(needed);
        return banner;
    }

    private Node against() {
        Banner banner = new Banner(
                widgets,
                Tone.INFO,
                texts.bind("correction.against"),
                texts.bind(
                        () -> corrections
                                .correctedProperty()
                                .get()
                                .against()
                                .map(texts::get)
                                .orElse(""),
                        corrections.correctedProperty()));
        banner.setId("against");
        Widgets.showWhen(
                banner, corrections.correctedProperty().map(c -> c.against().isPresent()));
        return banner;
    }

    @Override
    public Optional<Node> bottomExtra() {
        return Optional.of(bar);
    }

    @Override
    public boolean undo() {
        return corrections.undo();
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public Optional<HelpText> help() {
        return Optional.of(new HelpText(
                List.of(
                        HelpText.Topic.of("results.helpInterval", "results.helpIntervalText"),
                        HelpText.Topic.of("results.helpMatrix", "results.helpMatrixText"),
                        HelpText.Topic.of("results.helpBetter", "results.helpBetterText")),
                List.of(
                        Word.ACCURACY,
                        Word.INTERVAL,
                        Word.TEST_PICTURES,
                        Word.VALIDATION_PICTURES,
                        Word.CONFUSION_MATRIX,
                        Word.RECALL,
                        Word.PRECISION,
                        Word.F1,
                        Word.CALIBRATION)));
    }
}
