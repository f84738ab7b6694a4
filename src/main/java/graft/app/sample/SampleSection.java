package graft.app.sample;

import graft.app.control.Banner;
import graft.app.control.CardGrid;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.data.PictureReader;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All samples: a card for each that came with Graft, and folded away those that can be downloaded. */
public final class SampleSection extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final SamplesModel model;
    private final PictureLoader loader;
    private final PictureReader reader;
    private final CardGrid cards = new CardGrid();
    private final VBox rows = Widgets.column("card");
    private final BooleanProperty unfolded = new SimpleBooleanProperty();

    /**
     * @param titleKey key of what stands above the cards
     */
    public SampleSection(
            Widgets widgets, SamplesModel model, PictureLoader loader, PictureReader reader, String titleKey) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.loader = loader;
        this.reader = reader;
        Hyperlink more = widgets.link(
                texts.bind(() -> texts.get(unfolded.get() ? "tryit.fewer" : "tryit.more"), unfolded),
                () -> unfolded.set(!unfolded.get()));
        more.setId("more-samples");
        rows.getStyleClass().add("tight");
        Widgets.showWhen(rows, unfolded);
        Widgets.showWhen(cards, model.bundledProperty().map(list -> !list.isEmpty()));
        getStyleClass().add("section");
        setId("samples");
        Label painted = widgets.paragraph("tryit.painted", "small-text", "muted");
        Widgets.showWhen(painted, model.bundledProperty().map(list -> !list.isEmpty()));
        getChildren().addAll(widgets.label(titleKey, "card-title"), painted, trouble(), cards, more, rows);
        // Without any of its own, those in the network are all there is.
        Widgets.showWhen(
                more,
                Bindings.createBooleanBinding(
                        () -> !model.offersProperty().get().isEmpty(), model.offersProperty()));
        model.bundledProperty().addListener(observable -> fillCards());
        model.offersProperty().addListener(observable -> fillRows());
        model.fetching().addListener((MapChangeListener<String, Object>) change -> fillRows());
        fillCards();
        fillRows();
        model.refresh();
    }

    /** A button that takes the first of them, for whoever has nothing yet. */
    public Button first() {
        Button first = widgets.button("tryit.first", Feather.PLAY, this::takeFirst);
        first.setId("try-first");
        Widgets.showWhen(first, model.bundledProperty().map(list -> !list.isEmpty()));
        return first;
    }

    private void takeFirst() {
        model.bundledProperty().get().stream().findFirst().ifPresent(this::use);
    }

    private void use(BundledSample sample) {
        model.use(sample.folder(), texts.get(sample.topic().titleKey()));
    }

    private Node trouble() {
        Banner banner =
                new Banner(widgets, Tone.DANGER, texts.bindOptional(model.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(banner, model.troubleProperty().map(Optional::isPresent));
        return banner;
    }

    private void fillCards() {
        cards.getChildren()
                .setAll(model.bundledProperty().get().stream()
                        .map(sample -> new SampleCard(widgets, sample, loader, reader, () -> use(sample)))
                        .toList());
    }

    private void fillRows() {
        List<PublicRow> shown = model.offersProperty().get().stream()
                .map(offer -> new PublicRow(widgets, model, offer))
                .toList();
        rows.getChildren().setAll(shown);
        if (!shown.isEmpty()) {
            shown.get(0).getStyleClass().add("first");
        }
    }
}
