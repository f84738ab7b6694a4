package graft.app.results;

import graft.app.control.AnswerBars;
import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureStrip;
import graft.app.picture.PictureView;
import graft.app.picture.Thumbnail;
import graft.data.thumbnail.ThumbnailStore;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The pictures of the chosen cell, and of one of them what the model said. */
final class CellCard extends VBox {

    /** More are not looked through here. */
    private static final int TILES = 36;

    private static final int BARS = 5;

    private final Widgets widgets;
    private final Texts texts;
    private final TestedRun run;
    private final ThumbnailStore thumbnails;
    private final List<String> classes;
    private final ObjectProperty<Optional<Cell>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Judged>> lookedAt = new SimpleObjectProperty<>(Optional.empty());
    private final PictureStrip<Judged> strip;
    private final PictureView large;
    private final AnswerBars bars;

    CellCard(
            Widgets widgets,
            ResultsModel model,
            CorrectionModel corrections,
            TestedRun run,
            List<String> classes,
            ThumbnailStore thumbnails,
            PictureLoader loader,
            Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.run = run;
        this.classes = classes;
        this.thumbnails = thumbnails;
        this.strip = new PictureStrip<>(
                loader, new PictureStrip.Look<>(this::source, this::name, picture -> List.of()), model::look);
        this.large = new PictureView(loader);
        large.getStyleClass().add("judged-picture");
        this.bars = new AnswerBars(widgets);
        getStyleClass().add("card");
        setId("cell");
        getChildren().addAll(head(), strip, more(), detail(corrections, desk), empty());
        chosen.addListener((observable, before, now) -> showCell());
        lookedAt.addListener((observable, before, now) -> showPicture());
        chosen.bind(model.chosenProperty().map(c -> c.filter(this::isHere)));
        lookedAt.bind(model.lookedAtProperty()
                .map(p -> p.filter(picture ->
                        isHere(picture.cell()) && picture.probabilities().size() == classes.size())));
    }

    /** A card that has just been replaced still hears of the next run, which may have other classes. */
    private boolean isHere(Cell cell) {
        return cell.truth() < classes.size() && cell.answer() < classes.size();
    }

    private PictureLoader.Source source(Judged picture) {
        return new Thumbnail(thumbnails, run.file(picture), picture.digest());
    }

    private ObservableValue<String> name(Judged picture) {
        return texts.bind(
                () -> texts.get("results.tileName", picture.fileName(), ChanceText.of(picture.confidence(), texts)));
    }

    private int count() {
        return chosen.get().map(cell -> run.in(cell).size()).orElse(0);
    }

    private Node head() {
        Label title =
                widgets.paragraph(texts.bind(() -> chosen.get().map(this::title).orElse(""), chosen), "card-title");
        Label chip = widgets.chip(texts.bind(() -> texts.get("results.pictures", count()), chosen));
        return Widgets.row(Widgets.growing(title), chip);
    }

    private String title(Cell cell) {
        String truth = classes.get(cell.truth());
        return cell.right()
                ? texts.get("results.foundTitle", truth)
                : texts.get("results.mixedTitle", truth, classes.get(cell.answer()));
    }

    private Node more() {
        Label more = widgets.label(texts.bind(() -> texts.get("results.more", count() - TILES), chosen), "caption");
        Widgets.showWhen(more, chosen.map(c -> count() > TILES));
        return more;
    }

    private Node empty() {
        Label empty = widgets.paragraph("results.emptyCell", "muted", "small-text");
        Widgets.showWhen(empty, chosen.map(c -> count() == 0));
        return empty;
    }

    private Node detail(CorrectionModel corrections, Desk desk) {
        Label file = widgets.label(
                texts.bind(() -> lookedAt.get().map(Judged::fileName).orElse(""), lookedAt), "strong");
        Label said = widgets.paragraph(
                texts.bind(() -> lookedAt.get().map(this::said).orElse(""), lookedAt), "small-text", "muted");
        VBox words = Widgets.column(
                "group-box",
                file,
                said,
                bars,
                new CorrectionActions(widgets, corrections, classes, lookedAt),
                Widgets.row(widgets.button(
                        "results.showFile",
                        () -> lookedAt.get().map(run::file).ifPresent(desk::show),
                        "small-button")));
        Columns detail = new Columns(new double[] {38, 62}, large, words);
        detail.getStyleClass().add("judged-columns");
        Widgets.showWhen(detail, lookedAt.map(Optional::isPresent));
        return detail;
    }

    private String said(Judged picture) {
        return texts.get(
                picture.right() ? "results.saidRight" : "results.saidWrong",
                classes.get(picture.truth()),
                classes.get(picture.answer()));
    }

    private void showCell() {
        strip.show(chosen.get()
                .map(cell -> run.in(cell).stream().limit(TILES).toList())
                .orElse(List.of()));
        strip.mark(lookedAt.get());
    }

    private void showPicture() {
        strip.mark(lookedAt.get());
        large.clear();
        lookedAt.get().ifPresent(picture -> {
            large.show(source(picture));
            bars.show(classes, picture.probabilities(), BARS);
        });
    }
}
