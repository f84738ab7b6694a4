package graft.app.compare;

import graft.app.control.Banner;
import graft.app.control.Columns;
import graft.app.control.IntervalRail;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.curve.ChartScale;
import graft.app.curve.Curves;
import graft.app.curve.EpochPoint;
import graft.app.i18n.DurationText;
import graft.app.i18n.Texts;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.Percent;
import graft.run.RunComparison;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Versions side by side on the screen: one sentence for each comparison, the curves over each other, and a table. */
public final class ComparePage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final CompareModel model;
    private final Clock clock;
    private final VBox verdicts = Widgets.column("section");
    private final VBox table = Widgets.column("card");
    private final FlowPane legend = Widgets.wrapping();
    private final VersionsChart accuracy;
    private final VersionsChart loss;
    private final PageFrame frame;

    public ComparePage(Widgets widgets, CompareModel model, Navigator navigator, Clock clock) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.clock = clock;
        this.accuracy = new VersionsChart(EpochPoint::validationAccuracy, ChartScale.Kind.ACCURACY, texts::locale);
        this.loss = new VersionsChart(EpochPoint::validationLoss, ChartScale.Kind.LOSS, texts::locale);
        table.getStyleClass().add("tight");
        legend.getStyleClass().add("versions-legend");
        Banner trouble =
                new Banner(widgets, Tone.DANGER, texts.bindOptional(model.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(trouble, model.troubleProperty().map(Optional::isPresent));
        this.frame = new PageFrame(
                        widgets,
                        texts.bind("compare.title"),
                        texts.bind("compare.sentence"),
                        widgets.button("compare.back", Feather.ARROW_LEFT, () -> navigator.go(Hall.HOME)))
                .with(
                        trouble,
                        verdicts,
                        legend,
                        Columns.equal(chart("compare.accuracy", accuracy), chart("compare.loss", loss)),
                        table);
        frame.content().getStyleClass().add("roomy");
        model.comparisonProperty().addListener(observable -> fill());
        texts.languageProperty().addListener(observable -> fill());
        fill();
    }

    private Node chart(String titleKey, VersionsChart chart) {
        chart.accessibleTextProperty().bind(texts.bind(titleKey));
        return Widgets.card(widgets.label(titleKey, "card-title"), chart);
    }

    private void fill() {
        Optional<Comparison> shown = model.comparisonProperty().get();
        List<Version> versions = shown.map(Comparison::versions).orElse(List.of());
        List<Curves> curves = versions.stream().map(Version::curves).toList();
        accuracy.show(curves);
        loss.show(curves);
        verdicts.getChildren().setAll(shown.map(this::verdicts).orElse(List.of()));
        legend.getChildren().clear();
        table.getChildren().clear();
        for (int i = 0; i < versions.size(); i++) {
            legend.getChildren().add(key(versions.get(i), i));
            table.getChildren().add(row(versions.get(i), i));
        }
    }

    private List<Node> verdicts(Comparison comparison) {
        if (comparison.why().isPresent()) {
            return List.of(banner(Tone.WARNING, Message.of("compare.notCompared"), comparison.why()));
        }
        Version first = comparison.versions().get(0);
        return comparison.versions().stream()
                .skip(1)
                .flatMap(other -> Comparison.sentence(first, other, this::name).stream()
                        .map(sentence -> (Node) banner(Tone.INFO, sentence, Optional.empty())))
                .toList();
    }

    private Banner banner(Tone tone, Message title, Optional<Message> body) {
        return new Banner(widgets, tone, texts.bind(() -> texts.get(title)), texts.bind(() -> body.map(texts::get)
                .orElse("")));
    }

    private Node key(Version version, int index) {
        return Widgets.row(sign(index), widgets.label(texts.bind(() -> name(version)), "small-text"));
    }

    /** The line's marker in its colour. */
    private static Node sign(int index) {
        Region sign = new Region();
        sign.getStyleClass().addAll("version-sign", "version-" + (index + 1));
        return sign;
    }

    private Node row(Version version, int index) {
        Label name = widgets.paragraph(texts.bind(() -> name(version)), "strong");
        Label details = widgets.paragraph(
                texts.bind(() -> version.details().map(texts::get).orElse("")), "caption");
        VBox names = Widgets.growing(Widgets.column("stack-box", name, details));
        Label date = widgets.label(texts.bind(() -> date(version)), "small-text", "muted", "version-date");
        HBox left = Widgets.row(sign(index), names, date);
        left.getStyleClass().add("wide-gap");
        Label training = widgets.paragraph(texts.bind(() -> training(version)), "small-text", "muted");
        HBox right = Widgets.row(Widgets.growing(training), figure(version));
        right.getStyleClass().add("wide-gap");
        Columns columns = new Columns(new double[] {50, 50}, left, right);
        columns.getStyleClass().add("model-columns");
        VBox row = Widgets.column("card-row", columns);
        if (index == 0) {
            row.getStyleClass().add("first");
        }
        return row;
    }

    /** Versions of one name are told apart by when they were made, and those of one minute by their order. */
    private String name(Version version) {
        List<Version> same = model.comparisonProperty().get().stream()
                .flatMap(c -> c.versions().stream())
                .filter(v -> v.name().equals(version.name()))
                .toList();
        if (same.size() < 2) {
            return version.name();
        }
        String date = date(version);
        List<Version> together = same.stream().filter(v -> date(v).equals(date)).toList();
        return together.size() < 2
                ? texts.get("compare.named", version.name(), date)
                : texts.get("compare.numbered", version.name(), date, together.indexOf(version) + 1);
    }

    private String date(Version version) {
        return version.created()
                .map(at -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .format(at.atZone(clock.getZone())))
                .orElse("");
    }

    private String training(Version version) {
        return version.row()
                .map(row -> texts.get(
                        "compare.training",
                        row.epochs(),
                        row.frozenStages().map(String::valueOf).orElse("–"),
                        row.seconds().isPresent()
                                ? DurationText.about(row.seconds().getAsDouble(), texts)
                                : "–"))
                .orElseGet(() ->
                        texts.get("compare.epochs", version.curves().points().size()));
    }

    private Node figure(Version version) {
        return version.row()
                .map(RunComparison.Row::evaluation)
                .<Node>map(this::figure)
                .orElseGet(() -> widgets.label("compare.noFigure", "small-text", "muted"));
    }

    private Node figure(Evaluation evaluation) {
        int percent = Percent.of(evaluation.right());
        int low = Percent.below(evaluation.interval().low());
        int high = Percent.above(evaluation.interval().high());
        IntervalRail rail = new IntervalRail(
                evaluation.interval().low(),
                evaluation.accuracy(),
                evaluation.interval().high());
        rail.accessibleTextProperty().bind(texts.bind("home.railName", percent, low, high));
        Label value = widgets.label(
                evaluation.right().shownAsCount()
                        ? texts.bind("home.figureCount", evaluation.correct(), evaluation.pictures())
                        : texts.bind("compare.figure", percent, low, high),
                "strong");
        Label basis = widgets.label(texts.bind("home.testedOn", evaluation.pictures()), "caption");
        VBox words = Widgets.column("stack-box", value, basis);
        words.getStyleClass().add("figure-words");
        HBox figure = Widgets.row(rail, words);
        figure.getStyleClass().add("wide-gap");
        return figure;
    }

    @Override
    public Region view() {
        return frame;
    }
}
