package graft.app.train;

import graft.app.i18n.Texts;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Says why an epoch is kept that need not be the most accurate one. */
final class KeptTooltip extends Tooltip {

    /** Long enough to read three sentences. */
    private static final Duration SHOWN = Duration.seconds(30);

    KeptTooltip(Texts texts) {
        textProperty().bind(texts.bind("train.keptMeaning"));
        setWrapText(true);
        getStyleClass().add("wide-tooltip");
        setShowDuration(SHOWN);
    }
}
