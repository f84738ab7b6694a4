package graft.app.shell;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.wizard.Navigator;
import graft.app.wizard.StepId;
import graft.app.wizard.WizardModel;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A step in the rail: its dot with number or check, its name, and what was chosen there. */
final class StepRow extends Button {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final StepId id;
    private final WizardModel wizard;
    private final Navigator navigator;
    private final StackPane dot;
    private final Label number;
    private final Icon check = new Icon(Feather.CHECK);

    StepRow(
            Widgets widgets,
            StepId id,
            String nameKey,
            ObservableValue<String> summary,
            WizardModel wizard,
            Navigator navigator,
            ObservableValue<Boolean> compact) {
        this.id = id;
        this.wizard = wizard;
        this.navigator = navigator;
        this.number = new Label(Integer.toString(id.number()));
        this.dot = new StackPane(number, check);
        dot.getStyleClass().add("step-dot");
        ObservableValue<String> name = widgets.texts().bind(nameKey);
        VBox words = new VBox(widgets.label(name, "step-name"), widgets.shortening(summary, "step-summary"));
        Widgets.growing(words);
        Widgets.showWhen(words, compact.map(c -> !c));
        HBox content = new HBox(dot, words);
        content.getStyleClass().add("step-content");
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().setAll("step-row");
        setId("step-" + id.id());
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleRole(AccessibleRole.BUTTON);
        widgets.name(
                this,
                widgets.texts()
                        .bind(
                                () -> widgets.texts()
                                        .get("shell.stepName", id.number(), name.getValue(), summary.getValue()),
                                name,
                                summary));
        setOnAction(event -> wizard.go(id));
        navigator.placeProperty().addListener(observable -> look());
        wizard.furthestProperty().addListener(observable -> look());
        look();
    }

    private void look() {
        boolean chosen = navigator.place() == id;
        boolean done = !chosen && wizard.isDone(id);
        pseudoClassStateChanged(NavItem.CHOSEN, chosen);
        pseudoClassStateChanged(DONE, done);
        number.setVisible(!done);
        check.setVisible(done);
        setDisable(!chosen && !wizard.canEnter(id));
    }

    /** Where its dot is, in the coordinates of the row's parent. */
    Bounds dotBounds() {
        Bounds inScene = dot.localToScene(dot.getBoundsInLocal());
        return getParent().sceneToLocal(inScene);
    }

    /** Whether the stem below it is green. */
    boolean grown() {
        return wizard.isDone(id);
    }
}
