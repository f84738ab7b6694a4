package graft.app.results;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.common.Message;
import graft.evaluation.FigureSentences;
import graft.evaluation.Requirement;
import graft.evaluation.RequirementCheck;
import graft.run.project.StatedRequirements;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is demanded of the model, whether it is met, and how many pictures would decide it. */
final class RequirementView implements TabView {

    private static final double USUAL_PERCENT = 2;

    private final Widgets widgets;
    private final Texts texts;
    private final FiguresModel model;
    private final List<String> classes;
    private final VBox checks = Widgets.column("page-sections");
    private final FlowPane marks = Widgets.wrapping();
    private final VBox node;
    private Requirement.Kind kind = Requirement.Kind.MISSED;

    /**
     * @param classes that something can be demanded of
     */
    RequirementView(Widgets widgets, FiguresModel model, List<String> classes) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.classes = List.copyOf(classes);
        this.node = Widgets.column("page-sections", checks, form(), never());
        node.setId("requirement");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(FigureDetails details) {
        checks.getChildren()
                .setAll(model.checks(details).stream().map(this::checked).toList());
        marks(details.stated());
    }

    /** Shows what was demanded while there is no test yet. */
    void show(StatedRequirements stated) {
        checks.getChildren().setAll(stated.holding().stream().map(this::waiting).toList());
        marks(stated);
    }

    private void marks(StatedRequirements stated) {
        marks.getChildren()
                .setAll(classes.stream()
                        .map(label -> mark(label, stated.neverMiss().contains(label)))
                        .toList());
    }

    private Node waiting(StatedRequirements.Stated stated) {
        return new Banner(
                widgets,
                Tone.INFO,
                texts.bind(() -> texts.get(FigureSentences.requirement(stated.requirement()))),
                texts.bind(() ->
                        texts.get("results.demandNeeds", stated.requirement().picturesWithoutMistake()) + " "
                                + when(stated)),
                widgets.button("results.withdraw", () -> model.withdraw(stated), "small-button"));
    }

    private String when(StatedRequirements.Stated stated) {
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale())
                .withZone(ZoneId.systemDefault())
                .format(stated.at());
        return texts.get(stated.testSeen() ? "results.statedAfter" : "results.statedBefore", at);
    }

    private Node checked(FiguresModel.Checked checked) {
        RequirementCheck check = checked.check();
        Tone tone =
                switch (check.verdict()) {
                    case MET -> Tone.SUCCESS;
                    case NOT_MET -> Tone.DANGER;
                    case UNDECIDED -> Tone.INFO;
                };
        return new Banner(
                widgets,
                tone,
                texts.bind(() -> texts.get(FigureSentences.requirement(check.requirement()))),
                texts.bind(() -> said(checked)),
                widgets.button("results.withdraw", () -> model.withdraw(checked.stated()), "small-button"));
    }

    private String said(FiguresModel.Checked checked) {
        String mark = when(checked.stated());
        String groups = checked.check().groups().isPresent()
                ? " " + texts.get("results.byGroup", checked.check().groups().getAsInt())
                : "";
        Message found = FigureSentences.check(checked.check());
        String needed = checked.check().verdict() == RequirementCheck.Verdict.UNDECIDED
                ? " " + texts.get(FigureSentences.needed(checked.check()))
                : "";
        return texts.get(found) + needed + groups + " " + mark;
    }

    private Node form() {
        ChoiceBox<String> label = new ChoiceBox<>();
        label.getItems().setAll(classes);
        label.getSelectionModel().select(0);
        label.accessibleTextProperty().bind(texts.bind("results.class"));
        Entry percent = new Entry(widgets, "results.atMostName", 0.01, 99, USUAL_PERCENT, p -> {});
        Entry confidence =
                new Entry(widgets, "results.confidenceName", 50, 99.9, 100 * Requirement.USUAL_CONFIDENCE, c -> {});
        HBox kinds = new HBox(
                kind(Requirement.Kind.MISSED, "results.kindMissed", "first", label),
                kind(Requirement.Kind.FALSE_ALARM, "results.kindFalse", "inner", label),
                kind(Requirement.Kind.WRONG, "results.kindWrong", "last", label));
        kinds.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        kinds.getChildren().forEach(b -> ((ToggleButton) b).setToggleGroup(group));
        return Widgets.card(
                widgets.paragraph("results.demandTitle", "card-title"),
                widgets.paragraph("results.demandMeaning", "small-text", "muted"),
                kinds,
                Widgets.wrapping(
                        widgets.label("results.demandClass"),
                        label,
                        widgets.label("results.atMost"),
                        percent,
                        widgets.label("results.percentSign"),
                        widgets.label("results.atConfidence"),
                        confidence,
                        widgets.label("results.percentSign")),
                Widgets.row(widgets.button("results.demand", () -> state(label, percent, confidence))),
                widgets.paragraph("results.demandIndependent", "caption"));
    }

    private void state(ChoiceBox<String> label, Entry percent, Entry confidence) {
        model.demand(new Requirement(
                kind,
                kind == Requirement.Kind.WRONG ? Optional.empty() : Optional.of(label.getValue()),
                percent.number() / 100,
                confidence.number() / 100));
    }

    private ToggleButton kind(Requirement.Kind which, String key, String style, ChoiceBox<String> label) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(texts.bind(key));
        button.getStyleClass().add(style);
        button.setSelected(which == kind);
        button.setOnAction(event -> {
            button.setSelected(true);
            kind = which;
            label.setDisable(which == Requirement.Kind.WRONG);
        });
        return button;
    }

    private Node never() {
        return Widgets.card(
                widgets.paragraph("results.neverTitle", "card-title"),
                widgets.paragraph("results.neverMeaning", "small-text", "muted"),
                marks);
    }

    private Node mark(String label, boolean must) {
        CheckBox box = new CheckBox(label);
        box.setMnemonicParsing(false);
        box.setSelected(must);
        box.setOnAction(event -> model.neverMiss(label, box.isSelected()));
        return box;
    }
}
