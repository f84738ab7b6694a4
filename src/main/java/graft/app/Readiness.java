package graft.app;

import graft.app.desk.Splash;
import java.lang.management.ManagementFactory;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the splash away and writes to the log when the window could be used: two pulses after it was shown, what was laid out is drawn and events are
 * taken.
 */
final class Readiness extends AnimationTimer {

    private static final Logger LOGGER = LoggerFactory.getLogger(Readiness.class);

    private int pulses;

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses == 2) {
            stop();
            Splash.close();
            // Not ProcessHandle's start of the process, which on Linux is up to a second off.
            LOGGER.info(
                    "the window can be used, {} ms after the start of Java",
                    ManagementFactory.getRuntimeMXBean().getUptime());
        }
    }
}
