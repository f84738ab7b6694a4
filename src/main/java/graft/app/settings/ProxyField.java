package graft.app.settings;

import graft.app.control.Widgets;
import graft.app.state.Kept;
import graft.app.state.Settings;
import graft.common.download.Downloader;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The way out of a school's or a company's network, for downloads. What is not understood changes nothing, and says so. */
final class ProxyField extends VBox {

    private final Kept<Settings> settings;
    private final TextField field = new TextField();
    private final BooleanProperty wrong = new SimpleBooleanProperty();

    ProxyField(Widgets widgets, Kept<Settings> settings) {
        this.settings = settings;
        field.setId("proxy");
        field.getStyleClass().add("proxy-field");
        field.promptTextProperty().bind(widgets.texts().bind("settings.proxyNone"));
        field.accessibleTextProperty().bind(widgets.texts().bind("settings.proxy"));
        field.setText(settings.get().proxy().orElse(""));
        field.setOnAction(event -> commit());
        field.focusedProperty().addListener((observable, before, now) -> {
            if (!now) {
                commit();
            }
        });
        Label refusal = widgets.paragraph("settings.proxyWrong", "bad", "small-text");
        Widgets.showWhen(refusal, wrong);
        getStyleClass().add("stack-box");
        getChildren().addAll(field, refusal);
    }

    private void commit() {
        String text = field.getText().strip();
        wrong.set(!text.isEmpty() && !Downloader.isProxy(text));
        if (!wrong.get()) {
            settings.change(s -> s.withProxy(Optional.of(text).filter(t -> !t.isEmpty())));
        }
    }
}
