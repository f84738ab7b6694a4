package graft.app.backbone;

import graft.app.control.Banner;
import graft.app.control.Columns;
import graft.app.control.EmptyState;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.shell.HelpText;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 2 on the screen: the recommended backbone wide on top, the others two a row; also the hall of all backbones. */
public final class BackbonePage implements Page {

    private static final List<String> FILES = List.of("*.h5", "*.hdf5", "*.keras", "*.safetensors");

    private final Widgets widgets;
    private final Texts texts;
    private final BackboneModel model;
    private final Desk desk;
    private final VBox cards = Widgets.column("page-sections");
    private final PageFrame frame;

    public BackbonePage(Widgets widgets, BackboneModel model, Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        Button add = widgets.button("backbones.add", Feather.FILE_PLUS, this::add);
        add.setId("add-backbone");
        add.disableProperty().bind(model.addingProperty());
        this.frame = new PageFrame(widgets, texts.bind("backbones.title"), texts.bind("backbones.sentence"), add)
                .with(adding(), trouble(), cards);
        model.offersProperty().addListener(observable -> fill());
        model.chosenProperty().addListener(observable -> fill());
        model.fetching().addListener((MapChangeListener<String, Fetching>) change -> fill());
        texts.languageProperty().addListener(observable -> fill());
        fill();
    }

    private void add() {
        desk.chooseFile(texts.get("backbones.addTitle"), FILES).ifPresent(model::add);
    }

    private Node adding() {
        Banner banner = new Banner(widgets, Tone.INFO, texts.bind("backbones.adding"), texts.bind(() -> ""));
        Widgets.showWhen(banner, model.addingProperty());
        return banner;
    }

    private Node trouble() {
        Banner banner = new Banner(
                widgets, Tone.DANGER, texts.bind("backbones.trouble"), texts.bindOptional(model.troubleProperty()));
        Widgets.showWhen(banner, model.troubleProperty().map(Optional::isPresent));
        return banner;
    }

    private void fill() {
        List<BackboneOffer> offers = model.offersProperty().get();
        Optional<BackboneOffer> recommended = model.recommended();
        List<Node> shown = new ArrayList<>();
        recommended.ifPresentOrElse(
                offer -> shown.add(new BackboneCard(widgets, model, offer, true)), () -> shown.add(none()));
        List<BackboneCard> others = offers.stream()
                .filter(offer ->
                        recommended.filter(r -> r.id().equals(offer.id())).isEmpty())
                .map(offer -> new BackboneCard(widgets, model, offer, false))
                .toList();
        for (int i = 0; i < others.size(); i += 2) {
            Node second = i + 1 < others.size() ? others.get(i + 1) : new Region();
            shown.add(Columns.equal(others.get(i), second));
        }
        cards.getChildren().setAll(shown);
    }

    private Node none() {
        return Widgets.card(new EmptyState(
                widgets,
                Feather.LAYERS,
                texts.bind("backbones.noneTitle"),
                texts.bind("backbones.noneSentence"),
                widgets.button("backbones.add", Feather.FILE_PLUS, this::add, "primary")));
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public void shown() {
        model.refresh();
    }

    @Override
    public Optional<HelpText> help() {
        return Optional.of(new HelpText(
                List.of(
                        HelpText.Topic.of("backbones.helpWhat", "backbones.helpWhatText", "backbones.helpWhatFew"),
                        HelpText.Topic.of("backbones.helpUnsure", "backbones.helpUnsureText")),
                List.of(Word.BACKBONE, Word.PUBLISHED_ACCURACY, Word.LICENCE)));
    }

    @Override
    public boolean helpOpenAtFirst() {
        return true;
    }
}
