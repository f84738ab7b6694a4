package graft.compute;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks NVIDIA's driver for the cards there are, through the command that comes with every driver. So nothing of CUDA is
 * loaded to find out that there is none.
 */
public final class NvidiaSmi {

    private static final Logger LOGGER = LoggerFactory.getLogger(NvidiaSmi.class);
    private static final String FIELDS = "name,memory.total,driver_version";
    private static final int MOST_ANSWER_BYTES = 1 << 16;

    private final String command;
    private final Duration patience;

    /**
     * @param command name or path of the program
     * @param patience how long it may take, in all; a driver that hangs must not hold up anything
     */
    public NvidiaSmi(String command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /** The driver of this machine: the command is on the search path, on Windows in the folder of the system. */
    public static NvidiaSmi ofThisMachine() {
        String command = "nvidia-smi";
        String root = System.getenv("SystemRoot");
        if (windows() && root != null) {
            Path installed = Path.of(root, "System32", "nvidia-smi.exe");
            command = Files.isRegularFile(installed) ? installed.toString() : command;
        }
        return new NvidiaSmi(command, Duration.ofSeconds(3));
    }

    /** The cards in the order of the driver; none if there is no driver, or it does not answer sensibly in time. */
    public List<GraphicsCard> cards() {
        long end = System.nanoTime() + patience.toNanos();
        // Drivers before 2021 do not know the last field and refuse the whole question.
        return ask(FIELDS + ",compute_cap", end)
                .or(() -> ask(FIELDS, end))
                .map(NvidiaSmi::parse)
                .orElseGet(List::of);
    }

    private Optional<String> ask(String fields, long end) {
        if (System.nanoTime() >= end) {
            return Optional.empty();
        }
        ProcessBuilder builder = new ProcessBuilder(command, "--query-gpu=" + fields, "--format=csv,noheader,nounits");
        builder.redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(nowhere()));
        try {
            Path answer = Files.createTempFile("nvidia-smi", ".txt");
            try {
                return finished(builder.redirectOutput(answer.toFile()).start(), end)
                        ? Optional.of(text(answer))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            LOGGER.debug("no {} here", command, e);
            return Optional.empty();
        }
    }

    /** The answer goes to a file, so that a command which hangs with its output open holds up no reading thread. */
    private boolean finished(Process process, long end) {
        try {
            if (process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return process.exitValue() == 0;
            }
            LOGGER.warn("{} does not answer", command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_ANSWER_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static File nowhere() {
        return new File(windows() ? "NUL" : "/dev/null");
    }

    private static boolean windows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** One card a line; a line that is none is left out, because messages of the driver come on the same way. */
    static List<GraphicsCard> parse(String answer) {
        List<GraphicsCard> cards = new ArrayList<>();
        for (String line : answer.split("\\R")) {
            String[] fields = line.strip().split("\\s*,\\s*");
            if (fields.length < 3 || fields[0].isEmpty() || !fields[2].matches("\\d+(\\.\\d+)*")) {
                continue;
            }
            long mebibytes = fields[1].matches("\\d{1,9}") ? Long.parseLong(fields[1]) : 0;
            Optional<ComputeCapability> capability =
                    fields.length > 3 ? ComputeCapability.parse(fields[3]) : Optional.empty();
            cards.add(new GraphicsCard(fields[0], mebibytes << 20, fields[2], capability));
        }
        return List.copyOf(cards);
    }
}
