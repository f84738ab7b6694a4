package graft.app.use;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.ByteText;
import graft.app.i18n.Texts;
import graft.app.results.TestedRun;
import graft.model.ParityReport;
import graft.run.Parity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Taking the model along: each thing with a sentence, its button, and afterwards where it went and what was proven. */
final class TakeCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final ExportModel model;
    private final TestedRun run;
    private final Desk desk;

    TakeCard(Widgets widgets, ExportModel model, TestedRun run, Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.run = run;
        this.desk = desk;
        getStyleClass().add("card");
        setId("take");
        getChildren()
                .addAll(
                        head(),
                        widgets.paragraph("use.forColleague", "caption"),
                        item(Take.PAGE, Feather.GLOBE, texts.bind("use.page"), texts.bind("use.pageMeaning")),
                        item(Take.BUNDLE, Feather.GIFT, texts.bind("use.bundle"), texts.bind("use.bundleMeaning")));
        if (run.report().isPresent()) {
            getChildren()
                    .add(item(
                            Take.REPORT, Feather.FILE_TEXT, texts.bind("use.report"), texts.bind("use.reportMeaning")));
        }
        getChildren().add(forDevelopers());
        run.evaluation().parity().ifPresent(parity -> getChildren().addAll(Widgets.divider(), proof(parity)));
    }

    /** What only those need who write programs, folded. */
    private Node forDevelopers() {
        VBox inside = Widgets.column(
                "group-box",
                item(
                        Take.MODEL,
                        Feather.PACKAGE,
                        texts.bind("use.model"),
                        texts.bind(() -> texts.get("use.modelMeaning", ByteText.of(run.modelBytes(), texts)))),
                item(Take.PROGRAMS, Feather.CODE, texts.bind("use.programs"), texts.bind("use.programsMeaning")));
        TitledPane pane = new TitledPane();
        pane.textProperty().bind(texts.bind("use.forDevelopers"));
        pane.setContent(inside);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.setId("for-developers");
        return pane;
    }

    private Node head() {
        HBox head = Widgets.row(Widgets.growing(widgets.paragraph("use.take", "card-title")));
        run.evaluation().parity().ifPresent(parity -> head.getChildren()
                .add(
                        parity.passed()
                                ? widgets.chip(texts.bind("use.checked", parity.pictures()), Feather.CHECK, "success")
                                : widgets.chip(texts.bind("use.checkFailed"), Feather.ALERT_OCTAGON, "danger")));
        return head;
    }

    /** What the run itself has proven of its model file. */
    private Node proof(Parity parity) {
        Label words = widgets.paragraph(
                texts.bind(
                        parity.passed() ? "use.runProof" : "use.runProofFailed",
                        parity.pictures(),
                        parity.largestDifference()),
                "caption");
        HBox line = Widgets.row(
                new Icon(
                        parity.passed() ? Feather.CHECK_CIRCLE : Feather.ALERT_OCTAGON,
                        "icon-small",
                        parity.passed() ? "good" : "bad"),
                Widgets.growing(words));
        line.getStyleClass().add("limit-line");
        return line;
    }

    private Node item(Take what, Feather glyph, ObservableValue<String> name, ObservableValue<String> meaning) {
        ObservableValue<TakeState> state = model.stateProperty(what);
        VBox words = Widgets.growing(
                Widgets.column("stack-box", widgets.label(name, "medium"), widgets.paragraph(meaning, "caption")));
        HBox line = Widgets.row(new Icon(glyph, "good"), words, button(what, name, state));
        line.getStyleClass().add("take-line");
        VBox item = Widgets.column("take-item", line, outcome(state));
        item.setId("take-" + what.word());
        return item;
    }

    private Button button(Take what, ObservableValue<String> name, ObservableValue<TakeState> state) {
        Button button = widgets.button(
                texts.bind(() -> texts.get(label(what, state.getValue())), state), () -> choose(what), "small-button");
        if (what == Take.PAGE) {
            button.getStyleClass().add("primary");
        }
        button.accessibleTextProperty()
                .bind(texts.bind(() -> texts.get(label(what, state.getValue())) + ": " + name.getValue(), state));
        button.disableProperty().bind(state.map(s -> s instanceof TakeState.Writing));
        return button;
    }

    private static String label(Take what, TakeState state) {
        if (state instanceof TakeState.Writing) {
            return "use.writing";
        }
        boolean again = state instanceof TakeState.Written;
        return what == Take.REPORT ? again ? "use.saved" : "use.save" : again ? "use.exported" : "use.export";
    }

    private void choose(Take what) {
        String proposed = run.run().id() + what.ending();
        Optional<Path> target = what == Take.PROGRAMS
                ? desk.chooseFolder(texts.get("use.programsTitle"))
                : desk.chooseTarget(texts.get("use.takeTitle"), proposed);
        target.ifPresent(file -> model.take(what, file));
    }

    /** Where it went, or why it did not. */
    private Node outcome(ObservableValue<TakeState> state) {
        Label words = widgets.paragraph(texts.bind(() -> words(state.getValue()), state), "small-text");
        Button show =
                widgets.button("use.showFile", () -> written(state.getValue()).ifPresent(desk::show), "small-button");
        Widgets.showWhen(show, state.map(s -> written(s).isPresent()));
        ObservableValue<Boolean> failed = state.map(s -> s instanceof TakeState.Failed);
        failed.addListener((observable, before, now) -> Widgets.restyle(words, List.of("bad"), now ? "bad" : ""));
        Icon sign = new Icon(Feather.ALERT_OCTAGON, "icon-small", "bad");
        Widgets.showWhen(sign, failed);
        HBox line = Widgets.row(sign, Widgets.growing(words));
        line.getStyleClass().add("limit-line");
        VBox outcome = Widgets.column("group-box", line, Widgets.row(show));
        outcome.getStyleClass().add("take-outcome");
        Widgets.showWhen(outcome, state.map(s -> s instanceof TakeState.Written || s instanceof TakeState.Failed));
        return outcome;
    }

    private static Optional<Path> written(TakeState state) {
        return state instanceof TakeState.Written done ? Optional.of(done.file()) : Optional.empty();
    }

    private String words(TakeState state) {
        if (state instanceof TakeState.Failed failed) {
            return texts.get(failed.why());
        }
        if (state instanceof TakeState.Written done) {
            String where = texts.get("use.written", done.file());
            return done.proof().map(proof -> where + " " + proof(proof)).orElse(where);
        }
        return "";
    }

    private String proof(ParityReport proof) {
        return proof.compared() == 0
                ? texts.get("use.untried")
                : texts.get("use.proven", proof.compared(), proof.largestDifference());
    }
}
