package graft.worker.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the small programs beside an exported model, which print a line of JSON for each picture.
 *
 * @param name what to call it
 * @param runtime what runs it; empty where that is not on this computer
 * @param needs what it takes to run it, for the sentence that says it could not be
 */
record ProgramContender(String name, Optional<Means> runtime, String needs) implements Contender {

    private static final Logger log = LoggerFactory.getLogger(ProgramContender.class);

    /**
     * What runs a program.
     *
     * @param probe ends well exactly where everything that the program needs is there
     * @param command what starts the program, without the pictures
     * @param folder to run in
     */
    record Means(List<String> probe, List<String> command, Path folder) {}

    @Override
    public Reply answer(List<Path> pictures, CancellationToken cancellation) {
        if (runtime.isEmpty()) {
            return new NotRun(Message.of("worker.proofMissing", needs));
        }
        Means runs = runtime.get();
        try {
            Path complaints = Files.createTempFile("graft-proof", ".txt");
            try {
                Outcome tried = run(runs.probe(), runs.folder(), complaints, cancellation);
                if (tried.exit() != 0) {
                    return new NotRun(Message.of("worker.proofNotStarted", needs, lastLine(complaints)));
                }
                List<String> whole = new ArrayList<>(runs.command());
                pictures.forEach(p -> whole.add(p.toString()));
                Outcome outcome = run(whole, runs.folder(), complaints, cancellation);
                if (outcome.exit() != 0) {
                    log.warn("{} ended with {}: {}", name, outcome.exit(), lastLine(complaints));
                }
                return new Answered(outcome.answers());
            } finally {
                Files.deleteIfExists(complaints);
            }
        } catch (IOException e) {
            return new NotRun(Message.of("worker.proofNotStarted", needs, String.valueOf(e.getMessage())));
        }
    }

    /** How a process ended, and what it answered before. */
    private record Outcome(int exit, Map<Path, List<Double>> answers) {}

    private static Outcome run(List<String> command, Path folder, Path complaints, CancellationToken cancellation)
            throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(complaints.toFile())
                .start();
        try {
            process.getOutputStream().close();
            Map<Path, List<Double>> answers = answers(process, cancellation);
            return new Outcome(process.waitFor(), answers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraftException(ErrorCode.CANCELLED, Message.of("common.cancelled"), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<Path, List<Double>> answers(Process process, CancellationToken cancellation) throws IOException {
        Map<Path, List<Double>> answers = new HashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cancellation.throwIfCancelled();
                take(line, answers);
            }
        }
        return answers;
    }

    private static void take(String line, Map<Path, List<Double>> answers) {
        try {
            JsonNode said = Json.tree(line);
            if (said.has("probabilities")) {
                List<Double> probabilities = new ArrayList<>();
                said.get("probabilities").forEach(p -> probabilities.add(p.asDouble(Double.NaN)));
                answers.put(Path.of(said.path("picture").asText()), probabilities);
            }
        } catch (JsonProcessingException e) {
            // A line of a library's own; what was asked for is missing then, and is counted as that.
            log.debug("not an answer: {}", line, e);
        }
    }

    /** What a runtime says last is the reason: "ModuleNotFoundError: No module named 'onnxruntime'". */
    private static String lastLine(Path complaints) throws IOException {
        List<String> lines = Files.readAllLines(complaints, StandardCharsets.ISO_8859_1);
        return lines.stream()
                .filter(l -> l.contains("Error") || l.contains("error"))
                .reduce((first, second) -> second)
                .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1))
                .strip();
    }
}
