package graft.app.shell;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.words.Word;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;

/** The help beside a page, unfolded: questions, answers, and the words of the page. Needs no network. */
final class HelpPanel extends VBox {

    private final Widgets widgets;
    private final Runnable openWords;
    private final VBox body = Widgets.column("help-body");

    /**
     * @param fold folds it
     * @param openWords leads to all words
     */
    HelpPanel(Widgets widgets, Runnable fold, Runnable openWords) {
        this.widgets = widgets;
        this.openWords = openWords;
        Label title = widgets.label("shell.help", "medium");
        HBox head = new HBox(
                new Icon(Feather.BOOK_OPEN, "icon-small"),
                Widgets.growing(title),
                widgets.iconButton(Feather.CHEVRONS_RIGHT, "shell.foldHelp", fold, "bare", "small-button"));
        head.getStyleClass().add("help-head");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        getStyleClass().add("help");
        setId("help");
        getChildren().addAll(head, scroll);
    }

    /** Says what belongs to a page. */
    void show(HelpText help) {
        body.getChildren().clear();
        boolean first = true;
        for (HelpText.Topic topic : help.topics()) {
            if (!first) {
                body.getChildren().add(Widgets.divider());
            }
            first = false;
            body.getChildren().add(widgets.paragraph(topic.titleKey(), "help-title"));
            topic.textKeys().forEach(key -> body.getChildren().add(widgets.paragraph(key, "help-text")));
        }
        if (!help.words().isEmpty()) {
            body.getChildren().addAll(Widgets.divider(), widgets.paragraph("shell.wordsOnThisPage", "help-title"));
            help.words().forEach(word -> body.getChildren().add(entry(widgets, word)));
        }
        javafx.scene.control.Hyperlink all = widgets.link("shell.allWords", openWords);
        all.setGraphic(new Icon(Feather.LIST, "icon-tiny", "good"));
        body.getChildren().addAll(Widgets.divider(), all);
    }

    /** A word and its sentence in one paragraph. */
    static TextFlow entry(Widgets widgets, Word word) {
        Text name = new Text();
        name.textProperty().bind(widgets.texts().bind(word.nameKey()));
        name.getStyleClass().addAll("text", "word-name");
        Text meaning = new Text();
        meaning.textProperty()
                .bind(widgets.texts().bind(() -> ": " + widgets.texts().get(word.meaningKey())));
        meaning.getStyleClass().add("text");
        TextFlow flow = new TextFlow(name, meaning);
        flow.getStyleClass().add("word");
        return flow;
    }
}
