package graft.app.results;

import graft.app.control.Banner;
import graft.app.control.EmptyState;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.evaluation.FigureSentences;
import graft.evaluation.Subgroups;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The figures of parts of the pictures that a table names, and which part fares otherwise. */
final class GroupsView implements TabView {

    private static final List<String> TABLES = List.of("*.csv", "*.txt", "*.tsv");

    private final Widgets widgets;
    private final Texts texts;
    private final FiguresModel model;
    private final Desk desk;
    private final VBox node = Widgets.column("page-sections");

    GroupsView(Widgets widgets, FiguresModel model, Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        node.setId("groups");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(FigureDetails details) {
        Optional<Subgroups> groups = model.groupsProperty().get();
        if (groups.isPresent()) {
            node.getChildren().setAll(gaps(groups.get()), table(groups.get()));
        } else {
            node.getChildren()
                    .setAll(Widgets.card(new EmptyState(
                            widgets,
                            Feather.LAYERS,
                            texts.bind("results.groupsTitle"),
                            texts.bind("results.groupsSentence"),
                            choose("primary"))));
        }
    }

    private Button choose(String style) {
        return widgets.button(
                "results.chooseTable",
                () -> desk.chooseFile(texts.get("results.chooseTable"), TABLES).ifPresent(model::compareGroups),
                style);
    }

    private Node gaps(Subgroups groups) {
        List<Subgroups.Subgroup> out = groups.standingOut();
        return new Banner(
                widgets,
                out.isEmpty() ? Tone.SUCCESS : Tone.WARNING,
                texts.bind(() -> texts.get(FigureSentences.gaps(groups))),
                texts.bind(() -> out.isEmpty()
                        ? texts.get("results.groupsNoise")
                        : String.join(
                                " ",
                                out.stream()
                                        .map(FigureSentences::gap)
                                        .map(texts::get)
                                        .toList())));
    }

    private Node table(Subgroups groups) {
        FigureTable table = new FigureTable(widgets);
        table.heads(
                "results.groupHead",
                "results.picturesHead",
                "results.accuracy",
                "results.balanced",
                "results.differenceHead");
        for (Subgroups.Subgroup g : groups.groups()) {
            table.row(
                    table.name(texts.bind(g::name)),
                    table.words(texts.bind("shell.count", g.figures().pictures())),
                    table.share(Optional.of(g.figures().right())),
                    table.words(
                            g.figures().right().shownAsCount()
                                    ? texts.bind(() -> "\u2013")
                                    : texts.bind(
                                            "results.percentInterval",
                                            100 * g.figures().balancedAccuracy(),
                                            100
                                                    * g.figures()
                                                            .balancedAccuracyInterval()
                                                            .low(),
                                            100
                                                    * g.figures()
                                                            .balancedAccuracyInterval()
                                                            .high())),
                    table.words(texts.bind(() -> g.gap().map(this::points).orElse("\u2013"))));
        }
        Node card = Widgets.card(
                widgets.paragraph("results.groupsTable", "card-title"),
                widgets.paragraph("results.groupsMeaning", "small-text", "muted"),
                table,
                Widgets.row(choose("small-button")));
        return card;
    }

    private String points(Subgroups.Gap gap) {
        return texts.get(
                gap.beyondNoise() ? "results.gapReal" : "results.gapNoise",
                100 * gap.difference(),
                100 * gap.interval().low(),
                100 * gap.interval().high());
    }
}
