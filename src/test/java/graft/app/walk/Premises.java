package graft.app.walk;

import graft.app.Environment;
import graft.app.backbone.Supply;
import graft.app.i18n.Language;
import graft.app.state.GentleMode;
import graft.app.state.Settings;
import graft.app.task.FxTicker;
import graft.app.task.Tasks;
import graft.app.testing.QuietDesk;
import graft.app.theme.Appearance;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.data.scan.FilesInside;
import graft.worker.client.TestWorkers;
import graft.worker.client.WorkerClient;
import graft.worker.client.WorkerJar;
import graft.worker.client.WorkerSettings;
import graft.worker.server.FaultyWorkerMain.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import javafx.application.Platform;

/**
 * What the window of a walk stands on: a home folder of its own, everything that comes with Graft, a desk that answers its
 * dialogs, and real workers, which it remembers. What a walk wants otherwise is changed before the window opens.
 */
final class Premises {

    private final Folders folders;
    private final WorkerJar jar;
    private final QuietDesk desk = new QuietDesk();
    private final List<WorkerClient> started = new CopyOnWriteArrayList<>();
    private BiFunction<Path, WorkerSettings.Stay, WorkerClient> runWorkers;
    private PictureReader reader = new ImageIoPictureReader();
    private Supply supply = Supply.ordinary();

    /**
     * @param home where everything of the person's is kept
     */
    Premises(Path home) throws IOException {
        this(home, TestWorkers.jar(folders(home)));
    }

    /**
     * @param jar what workers are started with
     */
    Premises(Path home, WorkerJar jar) throws IOException {
        this.folders = folders(home);
        this.jar = jar;
        this.runWorkers = (log, stay) -> TestWorkers.forRun(jar, log, stay);
        Path settings = folders.data().resolve("settings.json");
        if (!Files.exists(settings)) {
            Settings.DOCUMENT.write(
                    settings,
                    Settings.FIRST
                            .withLanguage(Language.ENGLISH)
                            // Or how many cores a walk trains on would depend on what else this machine does.
                            .withGentle(GentleMode.NEVER)
                            .withAppearance(Appearance.FIRST.withReducedMotion(true)));
        }
    }

    private static Folders folders(Path home) {
        return new Folders(home.resolve("data"), home.resolve("logs"), home.resolve("cache"));
    }

    /** From now on something goes wrong in the workers of runs, at this step of training. */
    Premises with(Fault fault, int step) {
        runWorkers = (log, stay) -> TestWorkers.faulty(jar, log, stay, fault, step);
        return this;
    }

    /** From now on nothing does. */
    void mend() {
        runWorkers = (log, stay) -> TestWorkers.forRun(jar, log, stay);
    }

    Premises reading(PictureReader other) {
        reader = other;
        return this;
    }

    Premises suppliedBy(Supply other) {
        supply = other;
        return this;
    }

    /** What answers the dialogs. */
    QuietDesk desk() {
        return desk;
    }

    /** The samples that come with Graft. */
    Path sample(String name) {
        return ApplicationFolder.current().samples().orElseThrow().resolve(name);
    }

    /** The first picture of a sample. */
    Path aPictureOf(String sample) {
        return FilesInside.of(sample(sample)).stream()
                .filter(file -> file.toString().endsWith(".jpg"))
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** The workers that were started for runs and still live. */
    List<ProcessHandle> runWorkers() {
        return started.stream()
                .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** Ends what a walk has left behind. */
    void clear() {
        started.forEach(worker -> ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    Environment environment(Tasks tasks, FxTicker ticker) {
        return new Environment(
                folders,
                ApplicationFolder.current(),
                Clock.systemDefaultZone(),
                Locale.ENGLISH,
                tasks,
                ticker,
                Platform::runLater,
                () -> TestWorkers.start(jar, folders.logs()),
                this::startForRun,
                reader,
                desk,
                supply);
    }

    private WorkerClient startForRun(Path log, WorkerSettings.Stay stay) {
        WorkerClient worker = runWorkers.apply(log, stay);
        started.add(worker);
        return worker;
    }
}
