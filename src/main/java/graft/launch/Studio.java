package graft.launch;

import graft.app.DesktopApp;
import graft.cli.GraftCommand;
import graft.common.Folders;
import java.util.Locale;
import javafx.application.Application;

/** Entry of the window; where there is no display, it says so and shows what the terminal command can do instead. */
public final class Studio {

    /** Where {@code logback.xml} puts the log; to be set before anything logs. */
    private static final String LOGS = "graft.logs";

    private Studio() {}

    /** Opens the window and returns when it is closed. */
    public static void main(String[] arguments) {
        System.setProperty(LOGS, Folders.current().logs().toString());
        if (!hasDisplay()) {
            System.exit(withoutWindow("there is no display"));
        }
        try {
            Application.launch(DesktopApp.class, arguments);
        } catch (UnsupportedOperationException e) {
            // JavaFX says so where the display does not answer, or no GTK is installed.
            System.exit(withoutWindow(String.valueOf(e.getMessage())));
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

    private static int withoutWindow(String why) {
        System.err.println(
                "Graft's window cannot be opened here: " + why + ". The terminal command works without one:");
        return GraftCommand.run(new String[] {"--help"}, System.out, System.err);
    }
}
