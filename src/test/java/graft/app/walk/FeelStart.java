package graft.app.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * How long the packaged window takes from the start of its script until it can be used, which it writes to its log: at the
 * first start of a person who has never started it, and at those after it.
 *
 * @param program the folder that {@code mvn package} makes
 */
record FeelStart(Path program) {

    private static final int FIRST = 3;
    private static final int LATER = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String USABLE = "the window can be used";
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

    void measure() throws IOException, InterruptedException {
        List<Long> first = new ArrayList<>();
        Path home = Files.createTempDirectory("graft-feel");
        for (int i = 0; i < FIRST; i++) {
            home = Files.createTempDirectory("graft-feel");
            first.add(once(home));
            Path archive = home.resolve("cache/window.jsa");
            Awaitility.await("the archive of classes").atMost(PATIENCE).until(() -> Files.exists(archive));
        }
        List<Long> later = new ArrayList<>();
        for (int i = 0; i < LATER; i++) {
            later.add(once(home));
        }
        System.out.println("From starting the process to a window that can be used, in ms: first starts " + told(first)
                + ", later starts " + told(later));
    }

    private static String told(List<Long> millis) {
        Collections.sort(millis);
        return "median " + millis.get(millis.size() / 2) + " of " + millis;
    }

    private long once(Path home) throws IOException, InterruptedException {
        Path log = home.resolve("logs/window.log");
        Files.deleteIfExists(log);
        ProcessBuilder builder =
                new ProcessBuilder(program.resolve("bin/graft-studio").toString()).inheritIO();
        builder.environment().put("GRAFT_HOME", home.toString());
        builder.environment().put("GRAFT_JAVA", System.getProperty("java.home"));
        Instant began = Instant.now();
        Process process = builder.start();
        try {
            // Seldom, so that looking costs the window nothing; the line says when it was written.
            Instant usable = Awaitility.await("a window that can be used")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> usable(log), Optional::isPresent)
                    .orElseThrow();
            return Duration.between(began, usable).toMillis();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Optional<Instant> usable(Path log) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(USABLE))
                .map(line -> LocalDateTime.parse(line.substring(0, 23), LOG_TIME)
                        .atZone(ZoneId.systemDefault())
                        .toInstant())
                .findFirst();
    }
}
