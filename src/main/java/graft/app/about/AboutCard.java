package graft.app.about;

import graft.app.control.Widgets;
import graft.common.BuildInfo;
import javafx.scene.layout.VBox;

/** The way from the settings to {@link AboutPage}. */
public final class AboutCard extends VBox {

    /**
     * @param open shows the page
     */
    public AboutCard(Widgets widgets, BuildInfo build, Runnable open) {
        getStyleClass().add("card");
        getChildren()
                .addAll(
                        widgets.label("about.title", "card-title"),
                        widgets.paragraph(widgets.texts().bind("about.short", build.version()), "muted", "small-text"),
                        Widgets.row(widgets.button("about.open", open, "small-button")));
    }
}
