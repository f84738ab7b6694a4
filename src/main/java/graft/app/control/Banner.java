package graft.app.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One finding in colour: a sign, a title, a sentence, and at the right what to do about it. */
public final class Banner extends HBox {

    private final Icon icon;

    /**
     * @param actions buttons at the right; none where there is nothing to do
     */
    public Banner(
            Widgets widgets, Tone tone, ObservableValue<String> title, ObservableValue<String> body, Node... actions) {
        this.icon = new Icon(tone.glyph());
        Label heading = widgets.paragraph(title, "banner-title");
        Label sentence = widgets.paragraph(body, "banner-body");
        Widgets.showWhen(sentence, sentence.textProperty().isNotEmpty());
        VBox words = Widgets.growing(Widgets.column("stack-box", heading, sentence));
        getStyleClass().addAll("banner", tone.style());
        getChildren().addAll(icon, words);
        getChildren().addAll(actions);
    }

    /** Changes how good the news is. */
    public void setTone(Tone tone) {
        Widgets.restyle(this, Tone.styles(), tone.style());
        icon.show(tone.glyph());
    }
}
