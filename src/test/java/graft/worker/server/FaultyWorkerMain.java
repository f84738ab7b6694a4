package graft.worker.server;

import graft.network.NetworkDescription;
import graft.network.Weights;
import graft.training.StepSettings;
import graft.training.TailBatch;
import graft.training.TrainableTail;
import graft.training.TrainingEngines;
import graft.training.Trunk;
import graft.worker.protocol.WorkerMessage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The real worker, able to do all that Graft's can, on a machine where something goes wrong: at a given step of training,
 * in the middle of an epoch, or before it even greets.
 */
public final class FaultyWorkerMain {

    /** Short, so that a test of the watchdog is over soon. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private FaultyWorkerMain() {}

    /** What goes wrong. */
    public enum Fault {
        /** The library that computes a step never returns, and cannot be interrupted. */
        HANG,
        /** The heap is filled until nothing more fits. */
        MEMORY,
        /** Native code writes to standard output behind the protocol's back, during all of training. */
        NOISE,
        /** The worker is of another version. */
        VERSION,
        /** It says that it computes on a graphics card, and its driver ends it. */
        CARD
    }

    /** Arguments: the {@link Fault}, and the step of training at which it happens, counted from 1 over all phases. */
    public static void main(String[] arguments) throws InterruptedException {
        Fault fault = Fault.valueOf(arguments[0]);
        OutputStream behind = new FileOutputStream(FileDescriptor.out);
        StdioGuard stdio = StdioGuard.take();
        if (fault == Fault.VERSION) {
            greetAsALaterGraft(behind, stdio);
            return;
        }
        TrainingEngines engines = new FaultyEngines(fault, Integer.parseInt(arguments[1]), behind);
        Handlers handlers = fault == Fault.CARD
                ? WorkerMain.handlers(
                        engines, new NativeEngines(), () -> new DeviceTrialHandler.Device("JCublasBackend", true))
                : WorkerMain.handlers(engines);
        WorkerProcess.run(new WorkerServer(stdio.in(), stdio.out(), handlers, GRACE, Runtime.getRuntime()::halt));
    }

    private static void greetAsALaterGraft(OutputStream behind, StdioGuard stdio) {
        try {
            String welcome =
                    "\u001e{\"type\":\"welcome\",\"protocolVersion\":%d,\"build\":\"9.9\",\"pid\":1,\"java\":\"21\"}\n"
                            .formatted(WorkerMessage.PROTOCOL_VERSION + 1);
            behind.write(welcome.getBytes(StandardCharsets.UTF_8));
            stdio.in().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trains as {@link NativeEngines} do, until the step at which the fault happens. */
    private record FaultyEngines(Fault fault, int step, OutputStream behind, AtomicInteger steps, NativeEngines engines)
            implements TrainingEngines {

        FaultyEngines(Fault fault, int step, OutputStream behind) {
            this(fault, step, behind, new AtomicInteger(), new NativeEngines());
        }

        @Override
        public Trunk trunk(NetworkDescription backbone, Weights weights, int frozenStages, int threads) {
            return engines.trunk(backbone, weights, frozenStages, threads);
        }

        @Override
        public TrainableTail tail(NetworkDescription network, int frozenStages, Weights weights, Weights pretrained) {
            return new FaultyTail(engines.tail(network, frozenStages, weights, pretrained), this::beforeStep);
        }

        private void beforeStep() {
            if (steps.incrementAndGet() != step) {
                return;
            }
            switch (fault) {
                case HANG -> hang();
                case MEMORY -> exhaust();
                case NOISE -> chatter();
                case CARD -> Runtime.getRuntime().halt(134);
                case VERSION -> throw new IllegalStateException("never gets as far");
            }
        }

        private static void hang() {
            // Not to be interrupted, as nothing is that waits in native code.
            while (true) {
                LockSupport.park();
            }
        }

        private static void exhaust() {
            byte[][] kept = new byte[1 << 20][];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = new byte[1 << 20];
            }
        }

        /** Between messages, without line ends, half a record at times; for as long as the process lives. */
        private void chatter() {
            ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread speaker = new Thread(work, "native-chatter");
                speaker.setDaemon(true);
                return speaker;
            });
            AtomicInteger said = new AtomicInteger();
            var unused = thread.scheduleAtFixedRate(() -> say(said.incrementAndGet()), 0, 20, TimeUnit.MILLISECONDS);
        }

        private void say(int count) {
            String noise = count % 7 == 0 ? "\u001e{\"type\":\"answer\",\"id\":" : "[native] chatter " + count;
            try {
                behind.write((noise + (count % 3 == 0 ? "\n" : "")).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // ends the chatter: nobody listens any more
            }
        }
    }

    /** A tail with something that happens before each step. */
    private record FaultyTail(TrainableTail tail, Runnable before) implements TrainableTail {

        @Override
        public Accumulated accumulate(TailBatch batch) {
            return tail.accumulate(batch);
        }

        @Override
        public double step(StepSettings settings) {
            before.run();
            return tail.step(settings);
        }

        @Override
        public float[] logits(float[] activations, int count) {
            return tail.logits(activations, count);
        }

        @Override
        public Weights weights() {
            return tail.weights();
        }

        @Override
        public void setWeights(Weights weights) {
            tail.setWeights(weights);
        }

        @Override
        public UpdaterState updaterState() {
            return tail.updaterState();
        }

        @Override
        public void setUpdaterState(UpdaterState state) {
            tail.setUpdaterState(state);
        }

        @Override
        public void close() {
            tail.close();
        }
    }
}
