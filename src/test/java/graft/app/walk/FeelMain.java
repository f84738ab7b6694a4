package graft.app.walk;

import graft.app.DesktopApp;
import graft.app.pictures.PicturesState;
import graft.app.testing.Fx;
import graft.app.testing.NoisePictures;
import graft.app.train.TrainState;
import graft.common.ApplicationFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Window;
import org.awaitility.Awaitility;

/**
 * Measures how the window feels, on whatever display there is: how soon it can be used, whether it jerks while it trains,
 * and what a very large folder costs. How to call it, and what was measured, is in {@code docs/window.md}.
 */
public final class FeelMain {

    private static final int STARTS = 9;
    private static final int PICTURES = 20_000;
    private static final int CLASSES = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** So many rows further at each pulse: the whole gallery in a few seconds. */
    private static final int ROWS_A_PULSE = 3;

    private FeelMain() {}

    /**
     * Arguments: {@code start}, {@code training} or {@code gallery}; for the last, a folder where its pictures are kept for
     * the next time.
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "start" -> start();
            case "started" -> startOnce();
            case "training" -> training();
            case "gallery" -> gallery(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        // The JavaFX thread would keep the process alive.
        System.exit(0);
    }

    /** From the start of the process until the first page stands and answers, several times over. */
    private static void start() throws IOException, InterruptedException {
        List<Integer> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of(
                    "-Dgraft.home=" + Files.createTempDirectory("graft-feel"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FeelMain.class.getName(),
                    "started"));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            millis.add(Integer.parseInt(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()));
            process.waitFor();
        }
        Collections.sort(millis);
        System.out.println("From starting the process to a window that can be used, in ms: median "
                + millis.get(STARTS / 2) + " of " + millis);
    }

    private static void startOnce() throws InterruptedException {
        Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
        CountDownLatch usable = new CountDownLatch(1);
        Thread application = new Thread(() -> Application.launch(DesktopApp.class), "application");
        application.setDaemon(true);
        application.start();
        Awaitility.await("a window")
                .pollInterval(Duration.ofMillis(5))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(() -> Window.getWindows().stream().anyMatch(Window::isShowing));
        Platform.runLater(() -> new SecondPulse(usable).start());
        usable.await();
        System.out.println(Duration.between(began, Instant.now()).toMillis());
    }

    /** Two pulses on, what was laid out is drawn and events are taken. */
    private static final class SecondPulse extends AnimationTimer {
        private final CountDownLatch reached;
        private int pulses;

        SecondPulse(CountDownLatch reached) {
            this.reached = reached;
        }

        @Override
        public void handle(long now) {
            pulses++;
            if (pulses == 2) {
                stop();
                reached.countDown();
            }
        }
    }

    /** A whole training on a bundled sample, from Start to the finished model. */
    private static void training() throws IOException {
        Premises premises = new Premises(Files.createTempDirectory("graft-feel"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            new HomePageObject(window.person())
                    .newModel()
                    .choose(
                            premises,
                            ApplicationFolder.current().samples().orElseThrow().resolve("leaves"))
                    .awaitGoodToGo(336, 4)
                    .next()
                    .next()
                    .lastStages();
            window.person().waitToBeAbleTo("next");
            long began = System.nanoTime();
            try (PulseWatch watch = new PulseWatch()) {
                Fx.run(window.studio().models().wizard()::next);
                await(window.studio().models().train().stateProperty(), TrainState.Finished.class);
                System.out.printf(
                        Locale.ROOT, "A training of %.0f s.%n%s", (System.nanoTime() - began) / 1e9, watch.report());
            }
        }
    }

    /** Waits without asking the JavaFX thread again and again, which would be measured too. */
    private static <T> void await(ObservableValue<T> state, Class<? extends T> wanted) {
        CountDownLatch reached = new CountDownLatch(1);
        Fx.run(() -> {
            state.addListener((observable, before, now) -> {
                if (wanted.isInstance(now)) {
                    reached.countDown();
                }
            });
            if (wanted.isInstance(state.getValue())) {
                reached.countDown();
            }
        });
        try {
            if (!reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("no " + wanted.getSimpleName() + " after " + PATIENCE);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Scrolls once through a very large folder. */
    private static void gallery(Path pictures) throws IOException {
        paint(pictures);
        Premises premises = new Premises(Files.createTempDirectory("graft-feel"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            new HomePageObject(window.person()).newModel();
            long began = System.nanoTime();
            try (PulseWatch watch = new PulseWatch()) {
                Fx.run(() -> window.studio().models().pictures().choose(pictures));
                await(window.studio().models().pictures().stateProperty(), PicturesState.Known.class);
                System.out.printf(
                        Locale.ROOT, "Looked at in %.0f s.%n%s", (System.nanoTime() - began) / 1e9, watch.report());
            }
            window.person().waitToSee("gallery");
            VirtualFlow<?> flow = Fx.on(() -> (VirtualFlow<?>) window.lookup("#gallery .virtual-flow"));
            began = System.nanoTime();
            try (PulseWatch watch = new PulseWatch()) {
                scrollThrough(flow);
                System.out.printf(
                        Locale.ROOT,
                        "Scrolled through %d rows in %.0f s.%n%s",
                        flow.getCellCount(),
                        (System.nanoTime() - began) / 1e9,
                        watch.report());
            }
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            System.out.printf(
                    Locale.ROOT,
                    "Heap: %d MiB in use, %d MiB taken, of %d MiB allowed.%n",
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.totalMemory() >> 20,
                    runtime.maxMemory() >> 20);
        }
    }

    private static void scrollThrough(VirtualFlow<?> flow) {
        CountDownLatch bottom = new CountDownLatch(1);
        AnimationTimer scrolling = new AnimationTimer() {
            private int row;

            @Override
            public void handle(long now) {
                row += ROWS_A_PULSE;
                flow.scrollTo(Math.min(row, flow.getCellCount() - 1));
                if (row >= flow.getCellCount()) {
                    stop();
                    bottom.countDown();
                }
            }
        };
        Fx.run(scrolling::start);
        try {
            bottom.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void paint(Path pictures) {
        for (int c = 0; c < CLASSES; c++) {
            Path folder = pictures.resolve("class " + (c + 1));
            if (!Files.exists(folder.resolve("picture" + (PICTURES / CLASSES - 1) + ".png"))) {
                try {
                    NoisePictures.write(folder, PICTURES / CLASSES, c);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
