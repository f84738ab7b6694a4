package graft.app.walk;

import static java.util.stream.Collectors.joining;

import graft.worker.client.WorkerJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Walks that need a process of their own; each says on standard output how far it is. */
public final class WalkMain {

    /** Classes through which the native libraries would come into this process. */
    private static final List<String> NATIVE = List.of(
            "org.nd4j.linalg.factory.Nd4j",
            "org.deeplearning4j.nn.graph.ComputationGraph",
            "org.bytedeco.javacpp.Loader",
            "ai.onnxruntime.OrtEnvironment");

    private WalkMain() {}

    /** What there is to walk. */
    enum Walk {
        /** From a folder of pictures to the finished model and into every hall. */
        WHOLE_WAY,
        /** Up to the middle of a training; then it waits to be killed. */
        INTO_TRAINING
    }

    /** Arguments: the {@link Walk}, the jar of its workers, a home folder, a folder of pictures. */
    public static void main(String[] arguments) throws Exception {
        WorkerJar jar =
                new WorkerJar(Path.of(ProcessHandle.current().info().command().orElseThrow()), Path.of(arguments[1]));
        Premises premises = new Premises(Path.of(arguments[2]), jar);
        Path pictures = Path.of(arguments[3]);
        System.out.println(
                "hidden " + NATIVE.stream().filter(WalkMain::isMissing).collect(joining(" ")));
        int exit = 1;
        try (GraftWindow window = GraftWindow.open(premises)) {
            switch (Walk.valueOf(arguments[0])) {
                case WHOLE_WAY -> wholeWay(premises, window, pictures);
                case INTO_TRAINING -> intoTraining(premises, window, pictures);
            }
            exit = 0;
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
        }
        // The JavaFX thread would keep the process alive.
        System.exit(exit);
    }

    private static boolean isMissing(String name) {
        try {
            Class.forName(name, false, WalkMain.class.getClassLoader());
            return false;
        } catch (ClassNotFoundException e) {
            return true;
        }
    }

    private static DepthPageObject upToTheDepth(Premises premises, GraftWindow window, Path pictures) {
        return new HomePageObject(window.person())
                .newModel()
                .choose(premises, pictures)
                .next()
                .next();
    }

    private static void wholeWay(Premises premises, GraftWindow window, Path pictures) {
        Person person = window.person();
        upToTheDepth(premises, window, pictures)
                .headOnly()
                .startTraining()
                .awaitFinished()
                .next()
                .awaitMeasured()
                .next()
                .tryPicture(premises, pictures.resolve("checks").resolve("checks 0.png"))
                .done()
                .awaitFinishedModel();
        for (String hall : List.of("nav-backbones", "nav-words", "nav-settings", "nav-home")) {
            person.click(hall);
        }
        System.out.println("walked all");
    }

    private static void intoTraining(Premises premises, GraftWindow window, Path pictures)
            throws IOException, InterruptedException {
        upToTheDepth(premises, window, pictures).lastStages().startTraining().awaitEpochs(1);
        System.out.println("training "
                + premises.runWorkers().stream()
                        .map(worker -> Long.toString(worker.pid()))
                        .collect(joining(" ")));
        new CountDownLatch(1).await();
    }
}
