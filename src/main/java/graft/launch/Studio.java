package graft.launch;

import graft.app.DesktopApp;
import graft.app.Preparation;
import graft.cli.GraftCommand;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import java.util.Locale;
import javafx.application.Application;

/** Entry of the window; where there can be none, it says so and trains on a bundled sample in the terminal instead. */
public final class Studio {

    /** Where {@code logback.xml} puts the log; to be set before anything logs. */
    private static final String LOGS = "graft.logs";

    /** What the log of this process is called there; the terminal's has another name, so that neither turns over the other's. */
    private static final String LOG = "graft.log.name";

    /** The bundled sample that is trained on where there is no window. */
    private static final String SAMPLE = "leaves";

    private Studio() {}

    /** Opens the window and returns when it is closed. */
    public static void main(String[] arguments) {
        System.setProperty(LOGS, Folders.current().logs().toString());
        System.setProperty(LOG, "window");
        if (!hasDisplay()) {
            System.exit(withoutWindow("there is no display"));
        }
        Preparation.begin();
        // However the process ends: a person who logs off closes no window.
        Runtime.getRuntime().addShutdownHook(new Thread(ArchiveKeeper::windowClosed, "graft-class-archive"));
        try {
            Application.launch(DesktopApp.class, arguments);
        } catch (UnsupportedOperationException e) {
            // JavaFX says so where the display does not answer, or no GTK is installed.
            System.exit(withoutWindow(String.valueOf(e.getMessage()).replaceAll("\\.+$", "")));
        }
    }

    /** On Linux a window needs X11 or Wayland; elsewhere there is always a desktop. Other platforms of JavaFX need none. */
    private static boolean hasDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        return !linux
                || System.getProperty("glass.platform") != null
                || isSet(System.getenv("DISPLAY"))
                || isSet(System.getenv("WAYLAND_DISPLAY"));
    }

    private static boolean isSet(@org.jspecify.annotations.Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** The terminal command does the main job too: a training on the leaves that come with Graft. */
    private static int withoutWindow(String why) {
        String[] command = ApplicationFolder.current()
                .samples()
                .map(samples -> new String[] {
                    "train", "--images", samples.resolve(SAMPLE).toString()
                })
                .orElseGet(() -> new String[] {"--help"});
        System.err.println("Graft's window cannot be opened here: " + why
                + ". The terminal command does the same work without one; this is: graft " + String.join(" ", command));
        return GraftCommand.run(command, System.out, System.err);
    }
}
