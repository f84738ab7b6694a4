package graft.app.machine;

import graft.common.CancellationToken;
import graft.compute.TrainingDevice;
import graft.worker.client.Diagnosis;
import graft.worker.client.Examination;
import graft.worker.client.WorkerClient;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Looks at the computer by way of a worker, as the command {@code graft doctor} does.
 *
 * @param workers starts a worker
 */
public record ThisMachine(Examination examination, Supplier<WorkerClient> workers) implements MachineModel.Examiner {

    @Override
    public TrainingDevice device() {
        return examination.device();
    }

    @Override
    public Diagnosis examine(CancellationToken cancellation) throws IOException {
        cancellation.throwIfCancelled();
        return examination.run(workers, call -> {
            call.waitWhileWanted(cancellation);
            cancellation.throwIfCancelled(); // the worker is ended on the way out, whatever it hangs in
        });
    }
}
