package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.training.PhasePlan;
import graft.training.TrainingEvent;
import graft.worker.protocol.CancelMode;
import graft.worker.protocol.Payload;
import graft.worker.protocol.TrainingCall;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a worker train a run: on a graphics card where one is there and faster, else on the processor, which also goes on where a
 * card fails.
 */
final class RunTraining {

    private static final Logger LOGGER = LoggerFactory.getLogger(RunTraining.class);

    private final Folders folders;
    private final DeviceContest<WorkerClient> contest;

    RunTraining(Folders folders, CardTraining card) {
        this.folders = folders;
        this.contest = new DeviceContest<>(card.choice(), card.device(), card.workers(), DeviceContest.PATIENCE);
    }

    /**
     * What was trained, and on what.
     *
     * @param card the name of the graphics card; empty for the processor
     */
    record Trained(TrainingCall.Trained trained, String card) {}

    /** Trains on whatever is faster; where a card fails at it, the processor goes on from the latest checkpoint. */
    Trained train(
            WorkerClient processor,
            Project project,
            RunFolder run,
            RunObserver observer,
            RunSession.Interrupt interrupt,
            FreshProof proof) {
        interrupt.token().throwIfCancelled();
        List<PhasePlan> phases = run.plan().phases();
        boolean headAlone =
                phases.get(phases.size() - 1).frozenStages() == phases.get(0).frozenStages();
        DeviceContest.Trial trial = new DeviceContest.Trial(
                run.path().toString(), RunSession.backbones(folders).toString());
        Optional<Message> sentence;
        try (DeviceContest.Decision<WorkerClient> decision =
                contest.decide(processor, run.file(RunFiles.LOG), trial, headAlone)) {
            sentence = decision.sentence();
            if (decision.worker().isPresent()) {
                WorkerClient worker = decision.worker().get();
                try {
                    TrainingCall.Trained trained = trainOn(worker, project, run, sentence, observer, interrupt, proof);
                    worker.leave();
                    return new Trained(trained, decision.name());
                } catch (GraftException e) {
                    if (e.code() != ErrorCode.DEVICE && e.code() != ErrorCode.INTERNAL) {
                        throw e;
                    }
                    LOGGER.warn("{} failed while it trained", decision.name(), e);
                    sentence = Optional.of(Message.of("device.fellBack", decision.name(), e.userMessage()));
                }
            }
        }
        return new Trained(trainOn(processor, project, run, sentence, observer, interrupt, proof), "");
    }

    private TrainingCall.Trained trainOn(
            WorkerClient worker,
            Project project,
            RunFolder run,
            Optional<Message> device,
            RunObserver observer,
            RunSession.Interrupt interrupt,
            FreshProof proof) {
        interrupt.token().throwIfCancelled();
        TrainingCall call = new TrainingCall(
                run.path().toString(),
                project.images().toString(),
                RunSession.backbones(folders).toString(),
                RunSession.activations(folders).toString(),
                device);
        Call training = worker.call(TrainingCall.KIND, call, event -> dispatch(event, observer, proof));
        interrupt.whenAsked().accept(() -> {
            if (training.answer().isDone()) {
                return; // another worker has gone on with it
            }
            if (interrupt.mode().get() == CancelMode.PAUSE) {
                worker.pause(training);
            } else {
                training.cancel(CancelMode.STOP);
            }
        });
        try {
            return training.await(TrainingCall.Trained.class);
        } catch (WorkerDiedException e) {
            throw paused(interrupt) ? pausedByForce(e) : e;
        }
    }

    private static boolean paused(RunSession.Interrupt interrupt) {
        return interrupt.token().isCancelled() && interrupt.mode().get() == CancelMode.PAUSE;
    }

    /** It heard no wish and was ended: it is paused all the same, at its last checkpoint. */
    private static GraftException pausedByForce(WorkerDiedException death) {
        return new GraftException(ErrorCode.CANCELLED, Message.of("common.cancelled"), death);
    }

    private static void dispatch(JsonNode event, RunObserver observer, FreshProof proof) {
        if (event.has("event")) {
            TrainingEvent news = Payload.as(event, TrainingEvent.class);
            observer.training(news);
            if (news instanceof TrainingEvent.RunFinished) {
                proof.getReady();
            }
        } else {
            TrainingCall.Evaluating evaluating = Payload.as(event, TrainingCall.Evaluating.class);
            proof.begin();
            observer.evaluating(evaluating.done(), evaluating.total());
        }
    }
}
