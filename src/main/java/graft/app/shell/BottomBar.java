package graft.app.shell;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.wizard.Navigator;
import graft.app.wizard.Obstacle;
import graft.app.wizard.StepId;
import graft.app.wizard.WizardModel;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Back, the reason why one cannot go on, and the button that leads on. */
final class BottomBar extends HBox {

    private final Icon sign = new Icon(Feather.CLOCK);
    private final StackPane extra = new StackPane();
    private final Button next;

    BottomBar(Widgets widgets, WizardModel wizard, Navigator navigator) {
        Button back = widgets.button("shell.back", Feather.ARROW_LEFT, wizard::back);
        back.setId("back");
        back.disableProperty().bind(navigator.placeProperty().map(p -> p == StepId.PICTURES));
        this.next = widgets.button(widgets.texts().bind(wizard.nextLabelProperty()), wizard::next, "primary", "next");
        next.setId("next");
        next.setGraphic(new Icon(Feather.ARROW_RIGHT));
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setDefaultButton(false);
        next.disableProperty().bind(wizard.obstacleProperty().map(Optional::isPresent));
        Label reason = widgets.paragraph(
                widgets.texts().bindOptional(wizard.obstacleProperty().map(o -> o.map(Obstacle::reason))), "reason");
        reason.setId("reason");
        reason.setGraphic(sign);
        reason.setAlignment(Pos.CENTER_RIGHT);
        Widgets.showWhen(reason, wizard.obstacleProperty().map(Optional::isPresent));
        Widgets.growing(reason);
        getStyleClass().add("bottom-bar");
        getChildren().addAll(back, Widgets.spacer(), reason, extra, next);
        wizard.obstacleProperty().addListener((observable, before, now) -> show(now));
        show(wizard.obstacleProperty().get());
    }

    private void show(Optional<Obstacle> obstacle) {
        boolean waits = obstacle.map(o -> o.kind() == Obstacle.Kind.WAIT).orElse(false);
        sign.show(waits ? Feather.CLOCK : Feather.ALERT_OCTAGON);
        Widgets.restyle(sign, java.util.List.of("bad"), waits ? "" : "bad");
    }

    /** Shows what a page wants to say here. */
    void setExtra(Optional<Node> node) {
        extra.getChildren().setAll(node.stream().toList());
    }

    /** The button that leads on. */
    Button nextButton() {
        return next;
    }
}
