package graft.app.train;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Plays what is over again: play and pause, a slider along the epochs, and the way back to the present. */
final class ReplayBar extends HBox {

    private final Texts texts;
    private final Replay replay;

    ReplayBar(Widgets widgets, Replay replay) {
        this.texts = widgets.texts();
        this.replay = replay;
        Button play = widgets.button(
                texts.bind(
                        () -> texts.get(
                                replay.playingProperty().get()
                                        ? "train.replayPause"
                                        : replay.openProperty().get() ? "train.replayPlay" : "train.replay"),
                        replay.playingProperty(),
                        replay.openProperty()),
                this::toggle,
                "small-button");
        play.setId("replay");
        Icon sign = new Icon(Feather.PLAY);
        play.setGraphic(sign);
        replay.playingProperty()
                .addListener((observable, before, now) -> sign.show(now ? Feather.PAUSE : Feather.PLAY));
        Slider slider = slider();
        Label where = widgets.label(
                texts.bind(
                        () -> texts.get(
                                "train.replayEpoch",
                                replay.epochProperty().get(),
                                replay.lastProperty().get()),
                        replay.epochProperty(),
                        replay.lastProperty()),
                "small-text",
                "replay-epoch");
        Button back = widgets.button("train.replayBack", replay::close, "small-button", "flat-action");
        back.setId("replay-back");
        for (Node node : new Node[] {slider, where, back}) {
            Widgets.showWhen(node, replay.openProperty());
        }
        Widgets.showWhen(this, Bindings.greaterThan(replay.lastProperty(), 1));
        getStyleClass().addAll("row-box", "replay-bar");
        getChildren().addAll(play, Widgets.growing(slider), where, back);
    }

    private Slider slider() {
        Slider slider = new Slider(1, 2, 1);
        slider.setId("replay-slider");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.maxProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> (double) Math.max(2, replay.lastProperty().get()), replay.lastProperty()));
        slider.valueProperty().bindBidirectional(replay.epochProperty());
        slider.setOnMousePressed(event -> replay.pause());
        slider.accessibleTextProperty().bind(texts.bind("train.replaySlider"));
        return slider;
    }

    private void toggle() {
        if (replay.playingProperty().get()) {
            replay.pause();
        } else {
            replay.play();
        }
    }
}
