package graft.app;

import graft.app.backbone.Supply;
import graft.app.desk.Desk;
import graft.app.task.FxThread;
import graft.app.task.Tasks;
import graft.app.task.Ticker;
import graft.common.ApplicationFolder;
import graft.common.DataFolder;
import graft.common.Folders;
import graft.data.PictureReader;
import graft.worker.client.WorkerClient;
import graft.worker.client.WorkerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What the window stands on; a test stands it on something else.
 *
 * @param folders where projects, settings and logs are
 * @param application what comes with Graft
 * @param clock tells the time in the person's own zone
 * @param systemLanguage what the system speaks
 * @param tasks carries out what takes time
 * @param ticker the beat by which progress is sampled
 * @param fx the way onto the JavaFX thread
 * @param workers starts the worker that answers questions
 * @param runWorkers starts a worker for a run, which logs to the file it is given
 * @param reader reads pictures
 * @param desk the person's desktop
 * @param supply where backbones come from that are not on disk
 */
public record Environment(
        Folders folders,
        ApplicationFolder application,
        Clock clock,
        Locale systemLanguage,
        Tasks tasks,
        Ticker ticker,
        FxThread fx,
        Supplier<WorkerClient> workers,
        BiFunction<Path, WorkerSettings.Stay, WorkerClient> runWorkers,
        PictureReader reader,
        Desk desk,
        Supply supply) {

    /** With the backbones that Graft knows of, from where their publishers have them. */
    public Environment(
            Folders folders,
            ApplicationFolder application,
            Clock clock,
            Locale systemLanguage,
            Tasks tasks,
            Ticker ticker,
            FxThread fx,
            Supplier<WorkerClient> workers,
            BiFunction<Path, WorkerSettings.Stay, WorkerClient> runWorkers,
            PictureReader reader,
            Desk desk) {
        this(
                folders,
                application,
                clock,
                systemLanguage,
                tasks,
                ticker,
                fx,
                workers,
                runWorkers,
                reader,
                desk,
                Supply.ordinary());
    }

    /** The data folder of somebody who has chosen no other. */
    public Path usualData() {
        return DataFolder.chosen(Folders.usual().data())
                        .filter(folders.data()::equals)
                        .isPresent()
                ? Folders.usual().data()
                : folders.data();
    }
}
