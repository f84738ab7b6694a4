package graft.app;

import graft.app.backbone.Supply;
import graft.app.state.Settings;
import graft.app.state.WindowState;
import graft.app.wizard.Draft;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import graft.run.JsonDocument;
import graft.samples.PublicSamples;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the first page needs of the disk, read once in advance: while JavaFX starts on threads of its own, another processor
 * is idle. Nothing is kept here but what the classes themselves keep, so the window neither waits for it nor minds if it is
 * not done.
 */
public final class Preparation {

    private Preparation() {}

    /** Begins, and returns at once. */
    public static void begin() {
        Thread thread = new Thread(Preparation::read, "graft-preparation");
        thread.setDaemon(true);
        thread.start();
    }

    private static void read() {
        Logger log = LoggerFactory.getLogger(Preparation.class);
        Supply.ordinary();
        PublicSamples.bundled();
        new ImageIoPictureReader();
        // Each finds out how its record is read.
        List<JsonDocument<?>> documents = List.of(Settings.DOCUMENT, WindowState.DOCUMENT, Draft.DOCUMENT);
        log.debug("{} kinds of files can be read", documents.size());
        Message.of("shell.windowTitle").text(Locale.getDefault());
    }
}
