package graft.app.about;

import graft.app.control.Banner;
import graft.app.control.Columns;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.shell.Logo;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What this Graft is: versions, and every licence and every term with its text. */
public final class AboutPage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final AboutModel model;
    private final PageFrame frame;

    public AboutPage(Widgets widgets, AboutModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.frame = new PageFrame(widgets, texts.bind("about.title"), texts.bind("about.sentence"))
                .with(versions(), weights(), licences());
        frame.content().getStyleClass().add("roomy");
    }

    private Node versions() {
        VBox facts = Widgets.column("facts");
        facts.getChildren().setAll(model.facts().stream().map(this::row).toList());
        Logo logo = new Logo();
        logo.getStyleClass().add("logo-large");
        HBox beside = Widgets.row(Widgets.growing(facts), logo);
        beside.getStyleClass().add("wide-gap");
        return Widgets.card(
                widgets.label("about.whatItIs", "card-title"),
                beside,
                Widgets.row(widgets.button("about.copy", this::copy, "small-button")));
    }

    private Node row(AboutModel.Fact fact) {
        HBox row = Widgets.row(
                widgets.paragraph(texts.bind(() -> texts.get(fact.name())), "field-name"),
                Widgets.growing(widgets.paragraph(texts.bind(() -> texts.get(fact.value())))));
        row.getStyleClass().addAll(List.of("wide-gap", "top-line"));
        return row;
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, model.report()));
    }

    /** Apart from the licences of programs, because it is about pictures and not about code. */
    private Node weights() {
        return Widgets.card(
                widgets.label("about.weightsTitle", "card-title"),
                widgets.paragraph("about.weightsSentence", "small-text"));
    }

    private Node licences() {
        ListView<LegalText> list = new ListView<>();
        list.setId("legal-list");
        list.getStyleClass().add("legal-list");
        list.setCellFactory(view -> new TitleCell(texts));
        list.accessibleTextProperty().bind(texts.bind("about.listName"));
        model.documentsProperty()
                .addListener((observable, before, now) -> list.getItems().setAll(now));
        list.getItems().setAll(model.documentsProperty().get());
        list.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (now != null) {
                model.choose(now);
            }
        });
        TextArea text = new TextArea();
        text.setId("legal-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("legal-text");
        text.textProperty().bind(model.textProperty());
        text.accessibleTextProperty().bind(texts.bind("about.textName"));
        Banner trouble =
                new Banner(widgets, Tone.DANGER, texts.bindOptional(model.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(trouble, model.troubleProperty().map(Optional::isPresent));
        Columns columns = new Columns(new double[] {36, 64}, list, text);
        columns.getStyleClass().add("legal-columns");
        return Widgets.card(
                widgets.label("about.licences", "card-title"),
                widgets.paragraph("about.licencesSentence", "small-text", "muted"),
                trouble,
                columns);
    }

    /** The title of a text, in the language of the moment. */
    private static final class TitleCell extends ListCell<LegalText> {
        private final Texts texts;

        TitleCell(Texts texts) {
            this.texts = texts;
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LegalText item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText("");
            } else {
                textProperty().bind(texts.bind(() -> texts.get(item.title())));
            }
        }
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public void shown() {
        model.look();
    }
}
