package graft.app.machine;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.worker.client.Diagnosis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What Graft finds on this computer: asked for by a button, and copied by another for whoever helps. */
public final class MachineCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final MachineModel model;
    private final VBox facts = Widgets.column("facts");

    /**
     * @param logs the folder of the logs
     */
    public MachineCard(Widgets widgets, MachineModel model, Desk desk, Path logs) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        ObservableValue<Boolean> found = model.diagnosisProperty().map(Optional::isPresent);
        Button copy = widgets.button("machine.copy", this::copy, "small-button");
        Banner trouble =
                new Banner(widgets, Tone.DANGER, texts.bindOptional(model.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(copy, found);
        Widgets.showWhen(facts, found);
        Widgets.showWhen(trouble, model.troubleProperty().map(Optional::isPresent));
        getStyleClass().add("card");
        getChildren()
                .setAll(
                        widgets.label("machine.title", "card-title"),
                        widgets.paragraph("machine.meaning", "muted", "small-text"),
                        facts,
                        trouble,
                        Widgets.wrapping(
                                examine(),
                                cancel(),
                                copy,
                                widgets.button("machine.logs", () -> desk.show(logs), "small-button")));
        model.diagnosisProperty().addListener((observable, before, now) -> show());
        show();
    }

    private Button examine() {
        Button examine = widgets.button(
                texts.bind(
                        () -> texts.get(model.runningProperty().get() ? "machine.examining" : "machine.examine"),
                        model.runningProperty()),
                model::examine,
                "small-button");
        examine.setId("examine");
        examine.disableProperty().bind(model.runningProperty());
        return examine;
    }

    private Button cancel() {
        Button cancel = widgets.button("machine.cancel", model::cancel, "small-button");
        cancel.setId("cancel-examination");
        Widgets.showWhen(cancel, model.runningProperty());
        return cancel;
    }

    private void show() {
        facts.getChildren().setAll(model.facts().stream().map(this::row).toList());
    }

    private Node row(Diagnosis.Fact fact) {
        Label name = widgets.paragraph(texts.bind(() -> texts.get(fact.name())), "field-name");
        Label value = widgets.paragraph(texts.bind(() -> texts.get(fact.value())));
        HBox row = Widgets.row(name, Widgets.growing(value));
        row.getStyleClass().addAll(List.of("wide-gap", "top-line"));
        return row;
    }

    private void copy() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, model.report()));
    }
}
