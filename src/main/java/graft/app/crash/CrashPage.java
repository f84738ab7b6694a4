package graft.app.crash;

import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.Region;

/** The report as it is, to the last letter, before anybody else gets it; and that only the person hands on. */
public final class CrashPage implements Page {

    private static final String FILE = "graft-report.txt";

    private final CrashModel model;
    private final PageFrame frame;

    /**
     * @param leave goes elsewhere once the report is done with
     */
    public CrashPage(Widgets widgets, CrashModel model, Desk desk, Runnable leave) {
        this.model = model;
        Texts texts = widgets.texts();
        TextArea text = new TextArea();
        text.setId("crash-report");
        text.setEditable(false);
        text.getStyleClass().add("legal-text");
        text.accessibleTextProperty().bind(texts.bind("crash.reportName"));
        text.textProperty()
                .bind(model.reportProperty().map(r -> r.map(CrashReport::text).orElseGet(() -> "")));
        Label notice = widgets.paragraph(texts.bindOptional(model.noticeProperty()), "small-text", "muted");
        Widgets.showWhen(notice, model.noticeProperty().map(Optional::isPresent));
        this.frame = new PageFrame(
                        widgets,
                        texts.bind(() -> texts.get(model.title()), model.reportProperty()),
                        texts.bind("crash.sentence"))
                .with(Widgets.card(
                        text,
                        Widgets.wrapping(
                                widgets.button("crash.copy", this::copy, "small-button", "primary"),
                                widgets.button(
                                        "crash.save",
                                        () -> desk.chooseTarget(texts.get("crash.saveTitle"), FILE)
                                                .ifPresent(model::save),
                                        "small-button"),
                                widgets.button("machine.logs", () -> desk.show(model.logs()), "small-button"),
                                widgets.button(
                                        "crash.done",
                                        () -> {
                                            model.dismiss();
                                            leave.run();
                                        },
                                        "small-button")),
                        notice,
                        widgets.paragraph("crash.logs", "small-text", "muted")));
        frame.content().getStyleClass().add("roomy");
    }

    private void copy() {
        model.reportProperty().get().ifPresent(report -> Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, report.text())));
    }

    @Override
    public Region view() {
        return frame;
    }
}
