package graft.app.machine;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.InlineTasks;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.CudaSupport;
import graft.compute.Machine;
import graft.compute.Processors;
import graft.compute.TrainingDevice;
import graft.worker.client.Diagnosis;
import graft.worker.protocol.EnvironmentReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MachineModelTest {

    private static final TrainingDevice PROCESSOR = TrainingDevice.among(List.of(), new CudaSupport("Linux"), false);

    private static final Diagnosis FOUND = new Diagnosis(
            new EnvironmentReport(
                    "0.1.0",
                    "17",
                    new Machine("Linux", new Processors("EPYC", 2, 2), 16L << 30, 8L << 30),
                    1L << 30,
                    Optional.empty(),
                    Optional.empty()),
            Optional.empty(),
            PROCESSOR,
            List.of(),
            new Diagnosis.Places("~/data", "~/logs", "~/cache"),
            1L << 30,
            400,
            0);

    private int asked;

    @Test
    void nothingIsKnownBeforeSomebodyAsks() {
        MachineModel model = new MachineModel(answering(), new InlineTasks());
        assertThat(model.diagnosisProperty().get()).isEmpty();
        assertThat(model.deviceProperty().get()).isEmpty();
        assertThat(model.report()).isEmpty();
    }

    @Test
    void theReportIsAFactALine() {
        MachineModel model = new MachineModel(answering(), new InlineTasks());
        model.examine();
        assertThat(model.runningProperty().get()).isFalse();
        assertThat(model.report().lines())
                .hasSize(model.facts().size())
                .startsWith("Graft: 0.1.0", "Java: 17")
                .endsWith("Logs: ~/logs", "Cache: ~/cache");
    }

    @Test
    void whyItIsTheProcessorIsAskedOnce() {
        MachineModel model = new MachineModel(answering(), new InlineTasks());
        model.askDevice();
        model.askDevice();
        assertThat(model.deviceProperty().get()).contains(Message.of("device.noCard"));
        assertThat(asked).isOne();
    }

    @Test
    void whatWentWrongIsSaidAndGoneAtTheNextTry() {
        Failing failing = new Failing();
        MachineModel model = new MachineModel(failing, new InlineTasks());
        model.examine();
        assertThat(model.troubleProperty().get()).contains(Message.of("machine.failed"));
        assertThat(model.runningProperty().get()).isFalse();
        failing.failure = new GraftException(ErrorCode.DEVICE, Message.of("worker.natives"));
        model.examine();
        assertThat(model.troubleProperty().get()).contains(Message.of("worker.natives"));
        failing.failure = null;
        model.examine();
        assertThat(model.troubleProperty().get()).isEmpty();
        assertThat(model.diagnosisProperty().get()).contains(FOUND);
    }

    @Test
    void whatWasCancelledIsNotHeardAnyMore() {
        InlineTasks tasks = new InlineTasks();
        MachineModel model = new MachineModel(answering(), tasks);
        tasks.hold();
        model.examine();
        assertThat(model.runningProperty().get()).isTrue();
        model.cancel();
        assertThat(model.runningProperty().get()).isFalse();
        tasks.runNext();
        assertThat(model.diagnosisProperty().get())
                .as("its answer came too late")
                .isEmpty();

        model.examine();
        assertThat(model.runningProperty().get()).as("another one may begin").isTrue();
        tasks.runNext();
        assertThat(model.diagnosisProperty().get()).contains(FOUND);
    }

    @Test
    void whoExaminesIsToldThatItIsNoLongerWanted() {
        InlineTasks tasks = new InlineTasks();
        AtomicBoolean wanted = new AtomicBoolean(true);
        MachineModel model = new MachineModel(
                new MachineModel.Examiner() {
                    @Override
                    public TrainingDevice device() {
                        return PROCESSOR;
                    }

                    @Override
                    public Diagnosis examine(CancellationToken cancellation) {
                        wanted.set(!cancellation.isCancelled());
                        cancellation.throwIfCancelled();
                        return FOUND;
                    }
                },
                tasks);
        tasks.hold();
        model.examine();
        model.cancel();
        tasks.runNext();
        assertThat(wanted).isFalse();
        assertThat(model.troubleProperty().get()).as("cancelling is no trouble").isEmpty();
    }

    private MachineModel.Examiner answering() {
        return new MachineModel.Examiner() {
            @Override
            public TrainingDevice device() {
                asked++;
                return PROCESSOR;
            }

            @Override
            public Diagnosis examine(CancellationToken cancellation) {
                return FOUND;
            }
        };
    }

    private static final class Failing implements MachineModel.Examiner {

        @org.jspecify.annotations.Nullable
        private Exception failure = new IOException("gone");

        @Override
        public TrainingDevice device() {
            return PROCESSOR;
        }

        @Override
        public Diagnosis examine(CancellationToken cancellation) throws IOException {
            if (failure instanceof IOException gone) {
                throw gone;
            }
            if (failure instanceof GraftException known) {
                throw known;
            }
            return FOUND;
        }
    }
}
