package graft.app.crash;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** Offers the report on the first page. */
public final class CrashBanner extends VBox {

    /**
     * @param open shows the report
     */
    public CrashBanner(Widgets widgets, CrashModel model, Runnable open) {
        Banner banner = new Banner(
                widgets,
                Tone.WARNING,
                widgets.texts().bind(() -> widgets.texts().get(model.title()), model.reportProperty()),
                widgets.texts().bind("crash.offer"),
                widgets.button("crash.show", open, "small-button"),
                widgets.button("crash.dismiss", model::dismiss, "small-button"));
        banner.setId("crash");
        getChildren().add(banner);
        Widgets.showWhen(this, model.reportProperty().map(Optional::isPresent));
    }
}
