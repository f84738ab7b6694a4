package graft.app.use;

import graft.app.control.Banner;
import graft.app.control.Columns;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.shell.HelpText;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.words.Word;
import graft.common.Message;
import graft.data.PictureReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A model from elsewhere on the screen: what it says of itself, and trying it. */
public final class ForeignPage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final ForeignModel model;
    private final Desk desk;
    private final ZoneId zone;
    private final VBox facts = Widgets.column("page-sections");
    private final PageFrame frame;

    public ForeignPage(
            Widgets widgets, ForeignModel model, PictureLoader loader, PictureReader reader, Desk desk, ZoneId zone) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        this.zone = zone;
        ObservableValue<Optional<Message>> unknown =
                new SimpleObjectProperty<>(Optional.of(Message.of("foreign.trust")));
        Columns columns = new Columns(
                new double[] {60, 40},
                new TryCard(widgets, model.pictures(), unknown, loader, reader, desk),
                Widgets.column("page-sections", facts, new FolderCard(widgets, model.folder(), loader, reader, desk)));
        columns.getStyleClass().add("use-columns");
        Widgets.showWhen(columns, model.stateProperty().map(ForeignState.Open.class::isInstance));
        Node close = widgets.button("foreign.close", model::leave);
        close.setId("close-foreign");
        this.frame = new PageFrame(
                        widgets,
                        texts.bind(this::title, model.stateProperty()),
                        texts.bind("foreign.sentence"),
                        widgets.button("foreign.another", this::choose),
                        close)
                .with(opening(), refused(), columns);
        FileDrop.install(frame, model::take);
        model.stateProperty().addListener((observable, before, now) -> fill(now));
        fill(model.stateProperty().get());
    }

    /** What the model calls itself, else the name of its file. */
    private String title() {
        ForeignState state = model.stateProperty().get();
        if (state instanceof ForeignState.Open open) {
            String own = ForeignCard.shortened(open.report().model().title());
            return own.isEmpty() ? name(open.file()) : own;
        }
        if (state instanceof ForeignState.Opening opening) {
            return name(opening.file());
        }
        return state instanceof ForeignState.Refused refused ? name(refused.file()) : texts.get("foreign.title");
    }

    private static String name(Path file) {
        return ForeignCard.shortened(String.valueOf(file.getFileName()));
    }

    private void choose() {
        desk.chooseFile(texts.get("foreign.chooseTitle"), ForeignModel.patterns())
                .ifPresent(model::open);
    }

    private Node opening() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox card = Widgets.card(
                bar,
                widgets.paragraph("foreign.opening", "small-text", "muted"),
                Widgets.row(widgets.button("foreign.cancel", model::leave, "small-button")));
        Widgets.showWhen(card, model.stateProperty().map(ForeignState.Opening.class::isInstance));
        return card;
    }

    private Node refused() {
        Banner banner = new Banner(
                widgets,
                Tone.DANGER,
                texts.bind("foreign.refused"),
                texts.bindOptional(model.stateProperty().map(ForeignPage::why)));
        banner.setId("foreign-refused");
        Widgets.showWhen(banner, model.stateProperty().map(ForeignState.Refused.class::isInstance));
        return banner;
    }

    private static Optional<Message> why(ForeignState state) {
        return state instanceof ForeignState.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    private void fill(ForeignState state) {
        facts.getChildren().clear();
        if (state instanceof ForeignState.Open open) {
            facts.getChildren().setAll(new ForeignCard(widgets, open.report(), zone));
        }
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public Optional<HelpText> help() {
        return Optional.of(new HelpText(
                List.of(
                        HelpText.Topic.of("foreign.helpSafe", "foreign.helpSafeText"),
                        HelpText.Topic.of("foreign.helpFit", "foreign.helpFitText"),
                        HelpText.Topic.of("use.helpHeat", "use.helpHeatText")),
                List.of(Word.MODEL, Word.CLASS, Word.TEST_PICTURES, Word.HEAT_MAP, Word.BACKBONE, Word.LICENCE)));
    }
}
