package graft.app.walk;

import graft.app.pictures.PicturesState;
import graft.app.testing.Fx;
import graft.app.testing.NoisePictures;
import graft.app.train.TrainState;
import graft.common.ApplicationFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Measures how the window feels, on whatever display there is: how soon it can be used, whether it jerks while it trains,
 * and what a very large folder costs. How to call it, and what was measured, is in {@code docs/window.md}.
 */
public final class FeelMain {

    private static final int PICTURES = 20_000;
    private static final int CLASSES = 20;
    private static final Duration READING = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** So many rows further at each pulse: the whole gallery in a few seconds. */
    private static final int ROWS_A_PULSE = 3;

    private FeelMain() {}

    /**
     * Arguments: {@code start} and the folder of the program, {@code training}, or {@code gallery} and a folder where its
     * pictures are kept for the next time.
     */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "start" -> new FeelStart(Path.of(arguments[1])).measure();
            case "training" -> training();
            case "gallery" -> gallery(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        // The JavaFX thread would keep the process alive.
        System.exit(0);
    }

    /** A whole training on a bundled sample, from Start to the finished model. */
    private static void training() throws IOException {
        Premises premises = new Premises(Files.createTempDirectory("graft-feel"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            rest();
            PicturesPageObject pictures = new HomePageObject(window.person())
                    .newModel()
                    .choose(
                            premises,
                            ApplicationFolder.current().samples().orElseThrow().resolve("leaves"))
                    .awaitGoodToGo(336, 4);
            rest();
            BackbonePageObject backbone = pictures.next();
            rest();
            backbone.next().lastStages();
            rest();
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

    /** A person looks at a page before going on; meanwhile the window prepares the next ones. */
    private static void rest() {
        try {
            Thread.sleep(READING.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
            System.out.print(heap());
        }
    }

    /** What is in use after a collection, and at most: what each part of the heap held at its fullest, together. */
    private static String heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long fullest = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return String.format(
                Locale.ROOT,
                "Heap: %d MiB in use, %d MiB at its fullest, of %d MiB allowed.%n",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                fullest >> 20,
                runtime.maxMemory() >> 20);
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

    private static void paint(Path pictures) throws IOException {
        if (Files.isDirectory(pictures)) {
            try (Stream<Path> inside = Files.walk(pictures)) {
                if (inside.filter(Files::isRegularFile).count() >= PICTURES) {
                    return;
                }
            }
        }
        for (int c = 0; c < CLASSES; c++) {
            NoisePictures.write(pictures.resolve("class " + (c + 1)), PICTURES / CLASSES, c);
        }
    }
}
