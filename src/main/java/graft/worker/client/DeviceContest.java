package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.DeviceChoice;
import graft.compute.TrainingDevice;
import graft.training.TailTrial;
import graft.worker.protocol.DeviceTrialCall;
import graft.worker.protocol.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what a run trains on. A graphics card gets it if ND4J can use the card at all, if it computes in a trial what the
 * processor computes, and if it is faster at what this run will train. Whatever goes wrong on the way is one sentence, and
 * the processor trains.
 *
 * @param <W> what carries the trial out
 */
final class DeviceContest<W extends DeviceContest.Contender> {

    private static final Logger LOGGER = LoggerFactory.getLogger(DeviceContest.class);

    /** A driver that has never seen these libraries takes its time with them; one that hangs is not waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** For each of the two, so that the race takes three seconds. */
    private static final Duration RACE = Duration.ofMillis(1500);

    private final Supplier<DeviceChoice> choice;
    private final Supplier<TrainingDevice> device;
    private final BiFunction<Path, Integer, W> workers;
    private final Duration patience;

    /**
     * @param choice what the person wants
     * @param device what there is
     * @param workers starts a worker that adds to this log and computes on the card of this place
     * @param patience how long a card may take for its trial
     */
    DeviceContest(
            Supplier<DeviceChoice> choice,
            Supplier<TrainingDevice> device,
            BiFunction<Path, Integer, W> workers,
            Duration patience) {
        this.choice = choice;
        this.device = device;
        this.workers = workers;
        this.patience = patience;
    }

    /** Somebody who can be asked to try a device. */
    interface Contender extends AutoCloseable {

        /** Asks for something; the answer fails with a {@link GraftException} for what went wrong. */
        CompletableFuture<JsonNode> ask(String kind, Object payload);

        @Override
        void close();
    }

    /**
     * What came of it.
     *
     * @param worker computes on the card; empty if the processor trains. Whoever has this closes it
     * @param name of the card that trains; empty for the processor
     * @param sentence what to say about it; empty if there is nothing to say, because nobody expects a card
     */
    record Decision<W extends Contender>(Optional<W> worker, String name, Optional<Message> sentence)
            implements AutoCloseable {

        static <W extends Contender> Decision<W> processor(Optional<Message> why) {
            return new Decision<>(Optional.empty(), "", why);
        }

        @Override
        public void close() {
            worker.ifPresent(Contender::close);
        }
    }

    /** Why a card is not used, where a trial has shown it. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Message why;

        Unfit(Message why) {
            super(why.english());
            this.why = why;
        }
    }

    /**
     * Decides for a run that is prepared.
     *
     * @param processor a worker that computes on the processor
     * @param log of the run
     * @param call what is tried
     * @param headAlone whether the run trains nothing but the head
     */
    Decision<W> decide(Contender processor, Path log, Trial call, boolean headAlone) {
        DeviceChoice wish = choice.get();
        if (wish == DeviceChoice.CPU) {
            return Decision.processor(Optional.empty());
        }
        TrainingDevice found = device.get();
        if (found.usable().isEmpty()) {
            // Most computers have no such card, and nobody who did not ask wants to hear of it at every run.
            boolean tell = wish == DeviceChoice.GPU || !found.cards().isEmpty();
            return Decision.processor(Optional.of(found.reason()).filter(reason -> tell));
        }
        if (headAlone && wish == DeviceChoice.AUTO) {
            return Decision.processor(Optional.of(Message.of("device.headAlone")));
        }
        return contest(wish, found.usable().get(), processor, log, call);
    }

    /** Where the run and its backbone are. */
    record Trial(String run, String backbones) {
        DeviceTrialCall on(boolean card) {
            return new DeviceTrialCall(Optional.of(run), backbones, RACE.toMillis(), card);
        }
    }

    private Decision<W> contest(
            DeviceChoice wish, TrainingDevice.Usable usable, Contender processor, Path log, Trial call) {
        String name = usable.card().name();
        // Where this fails, training would too: there is nothing to fall back to.
        DeviceTrialCall.Tried here = Waiting.on(
                processor.ask(DeviceTrialCall.KIND, call.on(false)),
                DeviceTrialCall.Tried.class,
                "the processor's trial");
        W worker = null;
        try {
            worker = workers.apply(log, usable.index());
            DeviceTrialCall.Tried there = tried(worker, call, name);
            requireSame(here, there, name);
            LOGGER.info(
                    "{}: {} pictures a second, the processor: {}",
                    name,
                    there.picturesPerSecond(),
                    here.picturesPerSecond());
            if (wish == DeviceChoice.AUTO && there.picturesPerSecond() <= here.picturesPerSecond()) {
                throw new Unfit(Message.of("device.slower", name, here.picturesPerSecond(), there.picturesPerSecond()));
            }
            String key = there.picturesPerSecond() > here.picturesPerSecond() ? "device.faster" : "device.forced";
            Message sentence = Message.of(key, name, there.picturesPerSecond(), here.picturesPerSecond());
            return new Decision<>(Optional.of(worker), name, Optional.of(sentence));
        } catch (Unfit e) {
            LOGGER.info("{}", e.getMessage());
            close(worker);
            return Decision.processor(Optional.of(e.why));
        } catch (GraftException e) {
            LOGGER.info("{} failed in its trial", name, e);
            close(worker);
            return Decision.processor(Optional.of(Message.of("device.failed", name, e.userMessage())));
        }
    }

    private static void close(@Nullable Contender worker) {
        if (worker != null) {
            worker.close();
        }
    }

    private DeviceTrialCall.Tried tried(Contender worker, Trial call, String name) throws Unfit {
        try {
            return Payload.as(
                    worker.ask(DeviceTrialCall.KIND, call.on(true))
                            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                            .join(),
                    DeviceTrialCall.Tried.class);
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new Unfit(Message.of("device.silent", name, patience.toSeconds()));
            }
            if (e.getCause() instanceof GraftException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void requireSame(DeviceTrialCall.Tried here, DeviceTrialCall.Tried there, String name) throws Unfit {
        if (!there.card()) {
            throw new Unfit(Message.of("device.notReached", name));
        }
        TailTrial.Outcome expected = new TailTrial.Outcome(here.figures(), here.picturesPerSecond());
        if (!new TailTrial.Outcome(there.figures(), there.picturesPerSecond()).agreesWith(expected)) {
            LOGGER.warn("{} came to {}, the processor to {}", name, there.figures(), here.figures());
            throw new Unfit(Message.of("device.otherAnswer", name));
        }
    }
}
