package graft.app.results;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.evaluation.Alarm;
import graft.evaluation.Evaluation;
import graft.evaluation.FigureSentences;
import graft.evaluation.Interval;
import java.util.Comparator;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Every figure: of the whole, of each class, where classes are as common as somebody says, and how sure it may be. */
final class AllFigures implements TabView {

    private static final double MOST_NEXT = 100_000;

    private final Widgets widgets;
    private final Texts texts;
    private final FiguresModel model;
    private final VBox node = Widgets.column("page-sections");
    private final FigureTable alarms;
    private final VBox sentences = Widgets.column("group-box");

    AllFigures(Widgets widgets, FiguresModel model, ResultsModel results, FigureDetails details) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.alarms = new FigureTable(widgets);
        node.setId("all-figures");
        node.getChildren()
                .addAll(
                        Columns.equal(whole(details), next()),
                        alarmCard(details),
                        new ClassTable(widgets, results, details.evaluation()),
                        new CalibrationCard(widgets, details),
                        new CurvesCard(widgets, details.curves()));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(FigureDetails details) {
        alarms.heads(
                "results.class", "results.commonHead", "results.missedHead", "results.falseHead", "results.realHead");
        for (Alarm alarm : model.alarms(details)) {
            alarms.row(
                    alarms.name(texts.bind(alarm::label)),
                    alarms.words(texts.bind("results.percent", 100 * alarm.prevalence())),
                    alarms.share(alarm.missed()),
                    alarms.estimate(alarm.falseAlarm()),
                    alarms.estimate(alarm.real()));
        }
        sentences.getChildren().clear();
        model.alarms(details).stream()
                .filter(a -> a.real().isPresent())
                .min(Comparator.comparingDouble(a -> a.real().orElseThrow().value()))
                .ifPresent(a -> sentences
                        .getChildren()
                        .add(widgets.paragraph(texts.bind(() -> texts.get(FigureSentences.real(a))))));
    }

    private Node whole(FigureDetails details) {
        Evaluation e = details.evaluation();
        FigureTable table = new FigureTable(widgets);
        table.heads("results.figureHead", "results.valueHead");
        table.row(table.name(texts.bind("results.accuracy")), table.share(Optional.of(e.right())));
        table.row(
                table.name(texts.bind("results.balanced")),
                table.words(percent(e.balancedAccuracy(), Optional.of(e.balancedAccuracyInterval()))));
        e.macroF1()
                .ifPresent(f -> table.row(
                        table.name(texts.bind("results.macroF1")), table.words(number(f, e.macroF1Interval()))));
        table.row(table.name(texts.bind("results.logLoss")), table.words(number(e.logLoss(), e.logLossInterval())));
        e.calibration()
                .ifPresent(c -> table.row(
                        table.name(texts.bind("results.calibrationError")),
                        table.words(percent(c.error(), c.interval()))));
        return Widgets.card(
                widgets.paragraph("results.wholeTitle", "card-title"),
                table,
                widgets.paragraph(
                        texts.bind(() -> texts.get(FigureSentences.baseline(details.baseline()))),
                        "small-text",
                        "muted"));
    }

    private ObservableValue<String> percent(double value, Optional<Interval> interval) {
        return texts.bind(() -> interval.map(
                        i -> texts.get("results.percentInterval", 100 * value, 100 * i.low(), 100 * i.high()))
                .orElseGet(() -> texts.get("results.percent", 100 * value)));
    }

    private ObservableValue<String> number(double value, Optional<Interval> interval) {
        return texts.bind(() -> interval.map(i -> texts.get("results.f1Interval", value, i.low(), i.high()))
                .orElseGet(() -> texts.get("results.f1Alone", value)));
    }

    private Node next() {
        Entry field = new Entry(
                widgets, "results.nextName", 1, MOST_NEXT, model.nextProperty().get(), n -> model.nextProperty()
                        .set((int) n));
        field.setId("next");
        Label sentence = widgets.paragraph(texts.bind(
                () -> model.ofTheNext(model.nextProperty().get())
                        .map(texts::get)
                        .orElse(""),
                model.nextProperty()));
        sentence.setId("next-sentence");
        return Widgets.card(
                widgets.paragraph("results.nextTitle", "card-title"),
                Widgets.wrapping(widgets.label("results.nextBefore"), field, widgets.label("results.nextAfter")),
                sentence,
                widgets.paragraph("results.nextMeaning", "small-text", "muted"));
    }

    private Node alarmCard(FigureDetails details) {
        ChoiceBox<String> label = new ChoiceBox<>();
        label.getItems().setAll(details.predictions().classes());
        label.getSelectionModel().select(0);
        label.accessibleTextProperty().bind(texts.bind("results.class"));
        Entry share = new Entry(widgets, "results.commonName", 0, 100, 1, percent -> {});
        share.setId("common");
        share.setOnAction(event -> model.common(label.getValue(), share.number() / 100));
        return Widgets.card(
                widgets.paragraph("results.alarmTitle", "card-title"),
                widgets.paragraph("results.alarmMeaning", "small-text", "muted"),
                Widgets.wrapping(
                        widgets.label("results.commonBefore"),
                        label,
                        widgets.label("results.commonMiddle"),
                        share,
                        widgets.label("results.percentSign"),
                        widgets.button(
                                "results.commonSay",
                                () -> model.common(label.getValue(), share.number() / 100),
                                "small-button")),
                sentences,
                alarms);
    }
}
