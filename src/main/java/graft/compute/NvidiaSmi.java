package graft.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * Asks NVIDIA's own tool, which comes with every driver of theirs, which cards there are. No library of CUDA is loaded for it,
 * and a driver that hangs costs no more than {@link #PATIENCE}.
 */
public final class NvidiaSmi {

    /** How long the tool may take; it needs a second where the driver sleeps. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOGGER = LoggerFactory.getLogger(NvidiaSmi.class);
    private static final String FORMAT = "--format=csv,noheader,nounits";
    private static final String PLAIN = "name,memory.total,driver_version";
    private static final String FULL = PLAIN + ",compute_cap";

    private final List<String> program;
    private final Duration patience;

    /**
     * @param program the tool; more than one word where something else stands in for it
     */
    NvidiaSmi(List<String> program, Duration patience) {
        this.program = List.copyOf(program);
        this.patience = patience;
    }

    /** The tool of this machine, where its driver puts it. */
    public static NvidiaSmi ofThisMachine() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String root = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
        String tool = windows ? Path.of(root, "System32", "nvidia-smi.exe").toString() : "nvidia-smi";
        return new NvidiaSmi(List.of(tool), PATIENCE);
    }

    /** The cards; none where there is no tool, no driver or no answer, of which the log says more. */
    public List<GraphicsCard> cards() throws InterruptedException {
        // Drivers before 510 do not know the compute capability, and refuse the whole question then.
        Optional<List<GraphicsCard>> full = ask(FULL);
        return full.isPresent() ? full.get() : ask(PLAIN).orElse(List.of());
    }

    private Optional<List<GraphicsCard>> ask(String fields) throws InterruptedException {
        List<String> line = new ArrayList<>(program);
        line.add("--query-gpu=" + fields);
        line.add(FORMAT);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                LOGGER.info("{} did not answer within {}", program, patience);
                return Optional.of(List.of());
            }
            // A line a card: less than a pipe holds.
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? Optional.of(read(said)) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            LOGGER.debug("{} cannot be asked", program, e);
            return Optional.of(List.of());
        }
    }

    private static List<GraphicsCard> read(String said) {
        return said.lines()
                .map(line -> line.split("\\s*,\\s*", -1))
                .filter(fields -> fields.length >= 3)
                .map(fields -> new GraphicsCard(
                        fields[0].strip(),
                        mebibytes(fields[1]),
                        fields[2].strip(),
                        Optional.of(fields.length > 3 ? fields[3].strip() : "")
                                .filter(capability -> capability.matches("\\d+\\.\\d+"))))
                .toList();
    }

    private static long mebibytes(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,9}") ? Long.parseLong(digits) << 20 : 0;
    }
}
