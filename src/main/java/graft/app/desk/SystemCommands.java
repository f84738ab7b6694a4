package graft.app.desk;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operating system does by a command of its own: show a notice, and stay awake. Where the command is not there, that
 * is logged and nothing happens. A child that keeps the computer awake waits for the end of its standard input, or for this
 * process, so that it ends with us however we end.
 */
final class SystemCommands {

    private static final Logger LOGGER = LoggerFactory.getLogger(SystemCommands.class);

    /** Starts a process. */
    @FunctionalInterface
    interface Launcher {
        Process start(List<String> command, Map<String, String> environment) throws IOException;
    }

    /** The systems that have commands for this. */
    enum Family {
        LINUX,
        MAC,
        WINDOWS,
        OTHER;

        static Family of(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.contains("linux")) {
                return LINUX;
            }
            return lower.contains("mac") ? MAC : lower.contains("windows") ? WINDOWS : OTHER;
        }
    }

    private static final String TITLE = "GRAFT_TITLE";
    private static final String TEXT = "GRAFT_TEXT";

    /** Words travel as arguments or in the environment, never inside a script, so that no name of a model can be one. */
    private static final String MAC_NOTICE =
            "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";

    private static final String WINDOWS_NOTICE = "Add-Type -AssemblyName System.Windows.Forms;"
            + "$n = New-Object System.Windows.Forms.NotifyIcon;"
            + "$n.Icon = [System.Drawing.SystemIcons]::Information; $n.Visible = $true;"
            + "$n.ShowBalloonTip(10000, $env:" + TITLE + ", $env:" + TEXT + ", 'Info');"
            + "Start-Sleep 10; $n.Dispose()";

    /** ES_CONTINUOUS and ES_SYSTEM_REQUIRED, which hold until the thread that asked ends. */
    private static final String WINDOWS_AWAKE = "$p = Add-Type -PassThru -Name Power -Namespace Graft -MemberDefinition"
            + " '[DllImport(\"kernel32.dll\")] public static extern uint SetThreadExecutionState(uint flags);';"
            + "[void]$p::SetThreadExecutionState([uint32]2147483649); [void][Console]::In.ReadToEnd()";

    private final Family family;
    private final long pid;
    private final Launcher launcher;

    SystemCommands(Family family, long pid, Launcher launcher) {
        this.family = family;
        this.pid = pid;
        this.launcher = launcher;
    }

    /** Those of the system this process runs on. */
    static SystemCommands current() {
        return new SystemCommands(
                Family.of(System.getProperty("os.name", "")),
                ProcessHandle.current().pid(),
                SystemCommands::launch);
    }

    private static Process launch(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Shows a notice and does not wait for it to be read. */
    void tell(String title, String text) {
        List<String> command =
                switch (family) {
                    case LINUX -> List.of("notify-send", "--app-name=Graft", "--", title, text);
                    case MAC -> List.of("osascript", "-e", MAC_NOTICE, title, text);
                    case WINDOWS -> powershell(WINDOWS_NOTICE);
                    case OTHER -> List.of();
                };
        if (command.isEmpty()) {
            return;
        }
        try {
            launcher.start(command, Map.of(TITLE, title, TEXT, text));
        } catch (IOException e) {
            LOGGER.info("no notice, because this system has no {}", command.get(0));
            LOGGER.debug("starting {}", command.get(0), e);
        }
    }

    /** Keeps the computer awake until the answer is closed. */
    Desk.Awake keepAwake(String reason) {
        List<String> command =
                switch (family) {
                    case LINUX ->
                        List.of(
                                "systemd-inhibit",
                                "--what=idle:sleep",
                                "--who=Graft",
                                "--why=" + reason,
                                "--mode=block",
                                "cat");
                    case MAC -> List.of("caffeinate", "-i", "-w", Long.toString(pid));
                    case WINDOWS -> powershell(WINDOWS_AWAKE);
                    case OTHER -> List.of();
                };
        if (command.isEmpty()) {
            return () -> {};
        }
        try {
            return new Held(launcher.start(command, Map.of()));
        } catch (IOException e) {
            LOGGER.info("the computer may fall asleep, because this system has no {}", command.get(0));
            LOGGER.debug("starting {}", command.get(0), e);
            return () -> {};
        }
    }

    private static List<String> powershell(String script) {
        return List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-WindowStyle", "Hidden", "-Command", script);
    }

    /** A child whose life keeps the computer awake. */
    private static final class Held implements Desk.Awake {
        private final Process child;
        private final AtomicBoolean closed = new AtomicBoolean();

        Held(Process child) {
            this.child = child;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                // The inhibitor would leave its own child behind if it were only killed; at the end of input both end.
                try {
                    child.getOutputStream().close();
                } catch (IOException e) {
                    LOGGER.debug("the child that kept the computer awake is gone already", e);
                }
                child.destroy();
            }
        }
    }
}
