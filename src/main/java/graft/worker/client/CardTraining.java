package graft.worker.client;

import graft.common.Folders;
import graft.compute.DeviceChoice;
import graft.compute.TrainingDevice;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * How a run may come to train on a graphics card.
 *
 * @param choice what the person wants, asked when a run begins
 * @param device what there is; asks the driver
 * @param workers starts a worker that adds to this log and computes on the card of this place in the order of the slots
 */
public record CardTraining(
        Supplier<DeviceChoice> choice,
        Supplier<TrainingDevice> device,
        BiFunction<Path, Integer, WorkerClient> workers) {

    /** With the cards and packs of this machine. */
    public static CardTraining ofThisMachine(Folders folders, Supplier<DeviceChoice> choice) {
        Examination examination = Examination.ofThisMachine(folders);
        return new CardTraining(choice, examination::device, new WorkerStarter(folders)::onCard);
    }
}
