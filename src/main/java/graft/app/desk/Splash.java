package graft.app.desk;

import java.awt.GraphicsEnvironment;
import java.awt.SplashScreen;
import org.slf4j.LoggerFactory;

/**
 * The picture that the JVM shows before anything else, where its launcher was told to ({@code -splash:}). It goes when the window
 * is there; the JVM would take it away by itself only for a window of AWT. This touches no other part of AWT's screen code.
 */
public final class Splash {

    private Splash() {}

    /** Takes it away, where there is one. */
    public static void close() {
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        try {
            SplashScreen splash = SplashScreen.getSplashScreen();
            if (splash != null) {
                splash.close();
            }
        } catch (IllegalStateException | UnsupportedOperationException e) {
            // Closed by the system meanwhile, or there is none on this system.
            LoggerFactory.getLogger(Splash.class).debug("no splash to close", e);
        }
    }
}
