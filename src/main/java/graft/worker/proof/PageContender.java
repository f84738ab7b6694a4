package graft.worker.proof;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page with a model inside, opened from the disk in a browser without a window and given the pictures through its own
 * field for files.
 *
 * @param page the file
 * @param browser Chromium or one of its kind; empty where none is on this computer
 */
record PageContender(Path page, Optional<Path> browser) implements Contender {

    private static final Logger log = LoggerFactory.getLogger(PageContender.class);
    private static final String LISTENING = "DevTools listening on ";

    @Override
    public String name() {
        return "HTML page in a browser";
    }

    @Override
    public Reply answer(List<Path> pictures, CancellationToken cancellation) {
        if (browser.isEmpty()) {
            return new NotRun(Message.of("worker.proofMissing", "Chromium, Chrome or Edge"));
        }
        try {
            Path profile = Files.createTempDirectory("graft-browser");
            try {
                return run(browser.get(), profile, pictures, cancellation);
            } finally {
                delete(profile);
            }
        } catch (IOException e) {
            return new NotRun(Message.of(
                    "worker.proofNotStarted", String.valueOf(browser.get().getFileName()), e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraftException(ErrorCode.CANCELLED, Message.of("common.cancelled"), e);
        }
    }

    private Reply run(Path program, Path profile, List<Path> pictures, CancellationToken cancellation)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(program, profile))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            try {
                return talk(lines, pictures, cancellation);
            } finally {
                // Before its words are closed, which waits for whoever reads them.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Reply talk(BufferedReader lines, List<Path> pictures, CancellationToken cancellation)
            throws IOException, InterruptedException {
        URI socket = listening(lines);
        Thread drain = new Thread(() -> drain(lines), "graft-browser-words");
        drain.setDaemon(true);
        drain.start();
        cancellation.throwIfCancelled();
        try (Devtools devtools = new Devtools(socket)) {
            return new Answered(answers(devtools, pictures));
        } catch (IOException e) {
            // The browser is there; what goes wrong from here on is the page's doing.
            log.warn("the page failed", e);
            return new Answered(Map.of());
        }
    }

    /** A browser whose words nobody reads stands still once they fill the pipe. */
    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                log.trace("the browser said something");
            }
        } catch (IOException e) {
            log.trace("the browser has gone", e);
        }
    }

    private static List<String> command(Path program, Path profile) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // it refuses to start otherwise, as in a container
        }
        command.add("about:blank");
        return command;
    }

    private static URI listening(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()).strip());
            }
        }
        throw new IOException("the browser ended at once");
    }

    private Map<Path, List<Double>> answers(Devtools devtools, List<Path> pictures)
            throws IOException, InterruptedException {
        devtools.open(page.toAbsolutePath().toUri());
        devtools.evaluate("ready.then(() => true)");
        int document = devtools.ask("DOM.getDocument", Map.of())
                .path("root")
                .path("nodeId")
                .asInt();
        int field = devtools.ask("DOM.querySelector", Map.of("nodeId", document, "selector", "#file"))
                .path("nodeId")
                .asInt();
        List<String> files = pictures.stream().map(Path::toString).toList();
        devtools.ask("DOM.setFileInputFiles", Map.of("nodeId", field, "files", files));
        JsonNode said = devtools.evaluate("working.then(() => answered)");
        if (said.size() != pictures.size()) {
            throw new IOException(said.size() + " answers for " + pictures.size() + " pictures");
        }
        Map<Path, List<Double>> answers = new HashMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            JsonNode probabilities = said.get(i).path("probabilities");
            if (probabilities.isArray()) {
                List<Double> row = new ArrayList<>();
                probabilities.forEach(p -> row.add(p.asDouble(Double.NaN)));
                answers.put(pictures.get(i), row);
            }
        }
        return answers;
    }

    /** A browser that was ended may still hold a file for a moment; what stays is the system's to clear away. */
    private static void delete(Path profile) {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            log.debug("the browser's folder stays", e);
        }
    }
}
