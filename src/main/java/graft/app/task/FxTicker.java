package graft.app.task;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/** A ticker that beats on the JavaFX thread. */
public final class FxTicker implements Ticker {

    @Override
    public Subscription every(Duration interval, Runnable work) {
        Timeline beat = new Timeline(
                new KeyFrame(javafx.util.Duration.millis((double) interval.toMillis()), event -> work.run()));
        beat.setCycleCount(Animation.INDEFINITE);
        beat.play();
        return beat::stop;
    }
}
