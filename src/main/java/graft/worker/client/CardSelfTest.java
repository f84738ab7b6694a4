package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.BuildInfo;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.GraphicsCard;
import graft.compute.Machine;
import graft.compute.TrainingDevice;
import graft.training.TailTrial;
import graft.worker.protocol.DeviceTrialCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Trains the whole backbone that comes with Graft for a moment on the processor and on the graphics card, and says all that
 * whoever develops Graft without such a card needs to know. Nothing in it names the person.
 */
public final class CardSelfTest {

    private static final long MILLISECONDS = 3000;
    private static final int LOG_LINES = 60;

    private final Folders folders;
    private final TrainingDevice device;
    private final Function<Path, ? extends DeviceContest.Contender> processors;
    private final BiFunction<Path, Integer, ? extends DeviceContest.Contender> cards;
    private final Duration patience;

    /** @param device what there is to train on */
    public CardSelfTest(Folders folders, TrainingDevice device, WorkerStarter workers) {
        this(
                folders,
                device,
                log -> workers.forRun(log, WorkerSettings.Stay.LONG),
                workers::onCard,
                DeviceContest.PATIENCE);
    }

    /**
     * @param processors starts a worker that logs to this file and computes on the processor
     * @param cards one that adds to this log and computes on the card of this place
     * @param patience how long the card may take
     */
    CardSelfTest(
            Folders folders,
            TrainingDevice device,
            Function<Path, ? extends DeviceContest.Contender> processors,
            BiFunction<Path, Integer, ? extends DeviceContest.Contender> cards,
            Duration patience) {
        this.folders = folders;
        this.device = device;
        this.processors = processors;
        this.cards = cards;
        this.patience = patience;
    }

    /**
     * What came of it.
     *
     * @param passed whether the card came to the same figures as the processor
     * @param lines to be sent in
     */
    public record Report(boolean passed, List<String> lines) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Tests; takes up to two minutes where a driver sees these libraries for the first time.
     *
     * @throws IOException if the log cannot be written or read
     */
    public Report run() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("graft " + BuildInfo.current().version() + ", "
                + Machine.detect().system());
        for (GraphicsCard card : device.cards()) {
            lines.add(card.name() + ", " + (card.memoryBytes() >> 20) + " MiB, driver " + card.driver()
                    + ", compute capability "
                    + card.capability().map(Object::toString).orElse("unknown"));
        }
        if (device.usable().isEmpty()) {
            lines.add(device.reason().english());
            return new Report(false, lines);
        }
        Path log = folders.logs().resolve("card-self-test.log");
        Files.deleteIfExists(log);
        boolean passed = compare(device.usable().get(), log, lines);
        if (!passed) {
            lines.add("");
            lines.addAll(end(log));
        }
        return new Report(passed, lines);
    }

    private boolean compare(TrainingDevice.Usable usable, Path log, List<String> lines) {
        try {
            TailTrial.Outcome processor;
            try (DeviceContest.Contender worker = processors.apply(log)) {
                processor = told("processor", tried(worker, false), lines);
            }
            DeviceTrialCall.Tried card;
            try (DeviceContest.Contender worker = cards.apply(log, usable.index())) {
                card = tried(worker, true);
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof TimeoutException)) {
                    throw e;
                }
                lines.add(Message.of("device.silent", usable.card().name(), patience.toSeconds())
                        .english());
                return false;
            }
            if (!card.card()) {
                lines.add(Message.of("device.notReached", usable.card().name()).english());
                return false;
            }
            boolean same = told(usable.card().name(), card, lines).agreesWith(processor);
            lines.add(Message.of(same ? "cli.selfTestPassed" : "cli.selfTestDiffers")
                    .english());
            return same;
        } catch (GraftException e) {
            lines.add(e.getMessage());
            return false;
        }
    }

    private DeviceTrialCall.Tried tried(DeviceContest.Contender worker, boolean card) {
        DeviceTrialCall call = new DeviceTrialCall(
                Optional.empty(), RunSession.backbones(folders).toString(), MILLISECONDS, card);
        CompletableFuture<JsonNode> answer = worker.ask(DeviceTrialCall.KIND, call);
        return Waiting.on(
                card ? answer.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS) : answer,
                DeviceTrialCall.Tried.class,
                "the trial of a device");
    }

    private static TailTrial.Outcome told(String name, DeviceTrialCall.Tried tried, List<String> lines) {
        lines.add(name + " (" + tried.backend() + "): " + Math.round(tried.picturesPerSecond())
                + " pictures a second; loss and gradient of each step " + tried.figures());
        return new TailTrial.Outcome(tried.figures(), tried.picturesPerSecond());
    }

    /** The end of the log, the home folder written as {@code ~}. */
    private static List<String> end(Path log) throws IOException {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        List<String> all = Files.readAllLines(log);
        String home = System.getProperty("user.home");
        return all.subList(Math.max(0, all.size() - LOG_LINES), all.size()).stream()
                .map(line -> home.length() > 1 ? line.replace(home, "~") : line)
                .toList();
    }
}
