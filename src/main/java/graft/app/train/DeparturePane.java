package graft.app.train;

import graft.app.control.Widgets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The question that lies over the window when it is to be closed while a run is at work. */
public final class DeparturePane extends StackPane {

    private final Departure departure;

    public DeparturePane(Widgets widgets, Departure departure) {
        this.departure = departure;
        Label title = widgets.paragraph("train.closeTitle", "page-title");
        Label sentence = widgets.paragraph("train.closeSentence", "muted");
        Button background = widgets.button("train.keepTraining", departure::keepTraining, "primary");
        background.setId("keep-training");
        Button save = widgets.button("train.saveAndClose", departure::saveAndClose);
        save.setId("save-and-close");
        Button stay = widgets.button("train.stay", departure::stay, "flat-action");
        stay.setId("stay");
        FlowPane actions = Widgets.wrapping(background, save, stay);
        Widgets.showWhen(actions, departure.savingProperty().not());
        Label saving = widgets.paragraph("train.saving", "medium");
        Widgets.showWhen(saving, departure.savingProperty());
        VBox sheet = Widgets.card(title, sentence, actions, saving);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER);
        getStyleClass().add("veil");
        setId("departure");
        getChildren().add(sheet);
        Widgets.showWhen(this, departure.askingProperty().or(departure.savingProperty()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        departure.askingProperty().addListener((observable, before, now) -> {
            if (now) {
                background.requestFocus();
            }
        });
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            departure.stay();
            event.consume();
        }
    }
}
