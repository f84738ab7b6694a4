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
import graft.app.task.Fetching;
import graft.app.words.Word;
import graft.backbone.BackboneTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 2 on the screen: the recommended backbone wide on top, the others two a row; also the hall of all backbones. */
public final class BackbonePage implements Page {

    private static final List<String> FILES = List.of("*.h5", "*.hdf5", "*.keras", "*.safetensors", "*.onnx");

    private final Widgets widgets;
    private final Texts texts;
    private final BackboneModel model;
    private final Desk desk;
    private final VBox cards = Widgets.column("page-sections");
    private final VBox rest = Widgets.column("page-sections");
    private final TextField search = new TextField();
    private final BooleanProperty unfolded = new SimpleBooleanProperty();
    private final PageFrame frame;

    /**
     * @param all whether all backbones are shown from the beginning, as in their hall
     */
    public BackbonePage(Widgets widgets, BackboneModel model, Desk desk, boolean all) {
        unfolded.set(all);
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        Button add = widgets.button("backbones.add", Feather.FILE_PLUS, this::add);
        add.setId("add-backbone");
        add.disableProperty().bind(model.addingProperty());
        this.frame = new PageFrame(widgets, texts.bind("backbones.title"), texts.bind("backbones.sentence"), add)
                .with(adding(), trouble(), new ForeignCard(widgets, model.foreign()), cards, others());
        model.offersProperty().addListener(observable -> fill());
        model.chosenProperty().addListener(observable -> fill());
        model.trials().trialsProperty().addListener(observable -> fill());
        model.trials().tryingProperty().addListener(observable -> fill());
        search.textProperty().addListener(observable -> fillRest());
        model.fetching().addListener((MapChangeListener<String, Fetching>) change -> fill());
        texts.languageProperty().addListener(observable -> fill());
        fill();
    }

    private void add() {
        desk.chooseFile(texts.get("backbones.addTitle"), FILES).ifPresent(model::add);
    }

    private Node adding() {
        Banner banner = new Banner(widgets, Tone.INFO, texts.bind("backbones.adding"), texts.bind(() -> ""));
        Widgets.showWhen(banner, model.addingProperty().or(model.foreign().lookingProperty()));
        return banner;
    }

    private Node trouble() {
        Banner banner = new Banner(
                widgets, Tone.DANGER, texts.bind("backbones.trouble"), texts.bindOptional(model.troubleProperty()));
        Widgets.showWhen(banner, model.troubleProperty().map(Optional::isPresent));
        return banner;
    }

    /** All that are not among the first few: folded away, and with a search for whoever knows what they want. */
    private Node others() {
        Hyperlink more = widgets.link(
                texts.bind(
                        () -> texts.get(
                                unfolded.get() ? "backbones.fewer" : "backbones.all",
                                model.offersProperty().get().size()),
                        unfolded,
                        model.offersProperty()),
                () -> unfolded.set(!unfolded.get()));
        more.setId("all-backbones");
        search.setId("search-backbones");
        search.promptTextProperty().bind(texts.bind("backbones.search"));
        search.accessibleTextProperty().bind(texts.bind("backbones.search"));
        VBox found = Widgets.column("page-sections", search, rest);
        Widgets.showWhen(found, unfolded);
        VBox others = Widgets.column("page-sections", more, found);
        Widgets.showWhen(others, model.offersProperty().map(offers -> offers.size() > Shortlist.MOST));
        return others;
    }

    private Shortlist shortlist() {
        return Shortlist.of(
                model.offersProperty().get(),
                model.recommended(),
                model.chosenProperty().get());
    }

    private void fill() {
        List<BackboneOffer> shown = shortlist().shown();
        Optional<BackboneOffer> recommended = model.recommended();
        List<Node> nodes = new ArrayList<>();
        recommended.ifPresentOrElse(
                offer -> nodes.add(new BackboneCard(widgets, model, offer, true)), () -> nodes.add(none()));
        nodes.addAll(inPairs(
                shown.stream().filter(o -> !recommended.equals(Optional.of(o))).toList()));
        cards.getChildren().setAll(nodes);
        fillRest();
    }

    private void fillRest() {
        List<BackboneOffer> matching = Shortlist.matching(shortlist().rest(), search.getText(), this::searched);
        if (matching.isEmpty()) {
            rest.getChildren().setAll(widgets.paragraph("backbones.noneFound", "muted"));
        } else {
            rest.getChildren().setAll(inPairs(matching));
        }
    }

    private String searched(BackboneOffer offer) {
        return String.join(
                " ",
                texts.get(BackboneTexts.of(offer.title())),
                offer.id(),
                texts.get(BackboneTexts.of(offer.description())),
                texts.get(BackboneTexts.of(offer.licence())));
    }

    private List<Node> inPairs(List<BackboneOffer> offers) {
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < offers.size(); i += 2) {
            Node second =
                    i + 1 < offers.size() ? new BackboneCard(widgets, model, offers.get(i + 1), false) : new Region();
            rows.add(Columns.equal(new BackboneCard(widgets, model, offers.get(i), false), second));
        }
        return rows;
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
                        HelpText.Topic.of("backbones.helpTried", "backbones.helpTriedText"),
                        HelpText.Topic.of("backbones.helpUnsure", "backbones.helpUnsureText")),
                List.of(Word.BACKBONE, Word.PUBLISHED_ACCURACY, Word.LICENCE)));
    }

    @Override
    public boolean helpOpenAtFirst() {
        return true;
    }
}
