package graft.app.crash;

import graft.common.BuildInfo;
import graft.compute.Machine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person can hand to whoever helps: what went wrong and on what kind of computer, with no path, name or message in it.
 *
 * @param defect whether an error is known; otherwise the process was ended from outside or crashed
 * @param text the whole report, in English, as it is shown, copied and saved
 */
public record CrashReport(boolean defect, String text) {

    /** The end of the log is what matters, and this much of it is hours. */
    private static final int LOG_BYTES = 200_000;

    private static final int LOG_LINES = 120;

    private static final int MIB = 20;

    /**
     * Puts it together.
     *
     * @param log of the window; need not exist
     */
    static CrashReport of(WindowMark mark, Path log, BuildInfo build, Machine machine) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Graft report");
        lines.add("What happened: "
                + (mark.defect().isPresent()
                        ? "an error that nothing caught"
                        : "the window ended without being closed (killed, crashed, or the power went)"));
        lines.add("Window opened: " + mark.started());
        lines.add("Version: " + mark.version()
                + build.commit()
                        .filter(commit -> build.version().equals(mark.version()))
                        .map(commit -> ", commit " + commit)
                        .orElse(""));
        lines.add("Java: " + property("java.runtime.version") + " " + property("java.vendor"));
        lines.add("System: " + property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        lines.add("Processors: " + machine.processors().physical() + " cores, "
                + machine.processors().logical() + " threads");
        lines.add("Memory: " + (machine.memoryBytes() >> MIB) + " MiB");
        mark.defect().ifPresent(found -> {
            lines.add("");
            lines.add("Error, without its messages:");
            lines.addAll(found);
        });
        List<String> kept = ofLog(log);
        if (!kept.isEmpty()) {
            lines.add("");
            lines.add("End of the window's log, without its messages:");
            lines.addAll(kept);
        }
        return new CrashReport(
                mark.defect().isPresent(), String.join(System.lineSeparator(), lines) + System.lineSeparator());
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static List<String> ofLog(Path log) throws IOException {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        byte[] end;
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LOG_BYTES));
            end = new byte[(int) Math.min(LOG_BYTES, file.length())];
            file.readFully(end);
        }
        List<String> kept = new String(end, StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> PlainTrace.ofLog(line).stream())
                .toList();
        return kept.subList(Math.max(0, kept.size() - LOG_LINES), kept.size());
    }
}
