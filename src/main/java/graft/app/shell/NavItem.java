package graft.app.shell;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import org.kordamp.ikonli.feather.Feather;

/** A line of the rail that leads to a hall. */
final class NavItem extends Button {

    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    NavItem(
            Widgets widgets,
            Feather glyph,
            String nameKey,
            Hall hall,
            Navigator navigator,
            ObservableValue<Boolean> compact) {
        ObservableValue<String> name = widgets.texts().bind(nameKey);
        textProperty().bind(name);
        widgets.name(this, name);
        setGraphic(new Icon(glyph));
        setId("nav-" + hall.id());
        getStyleClass().add("nav-item");
        contentDisplayProperty().bind(compact.map(c -> c ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        setOnAction(event -> navigator.go(hall));
        pseudoClassStateChanged(CHOSEN, navigator.place() == hall);
        navigator
                .placeProperty()
                .addListener((observable, before, now) -> pseudoClassStateChanged(CHOSEN, now == hall));
    }
}
