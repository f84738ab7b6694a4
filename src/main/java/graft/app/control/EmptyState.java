package graft.app.control;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** What stands where there is nothing yet: what is missing, why, and how to go on. */
public final class EmptyState extends VBox {

    public EmptyState(
            Widgets widgets,
            Feather glyph,
            ObservableValue<String> title,
            ObservableValue<String> sentence,
            Node... actions) {
        this(widgets, new Icon(glyph), title, sentence, actions);
    }

    public EmptyState(
            Widgets widgets,
            Node sign,
            ObservableValue<String> title,
            ObservableValue<String> sentence,
            Node... actions) {
        StackPane badge = new StackPane(sign);
        badge.getStyleClass().add("empty-badge");
        Label heading = widgets.label(title, "card-title");
        Label body = widgets.paragraph(sentence, "muted", "empty-sentence");
        body.setTextAlignment(TextAlignment.CENTER);
        body.setAlignment(Pos.CENTER);
        HBox buttons = Widgets.row(actions);
        buttons.setAlignment(Pos.CENTER);
        getStyleClass().add("empty-state");
        getChildren().addAll(badge, heading, body, buttons);
    }
}
