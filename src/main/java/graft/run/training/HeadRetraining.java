package graft.run.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.NetworkDescription;
import graft.network.NetworkJson;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.training.FreezeDepth;
import graft.training.TrainingEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Asks for a new version of a finished run whose head alone learns again: on the same network, from the pictures as they are
 * corrected by now. Features are in the cache already, so it takes seconds. The finished run is not changed.
 */
public final class HeadRetraining {

    private final Function<RunFolder, String> asBackbone;

    /**
     * @param asBackbone makes the network that a run has unfrozen a backbone of its own, and gives its id; only asked where the
     *     run kept more than a new head
     */
    public HeadRetraining(Function<RunFolder, String> asBackbone) {
        this.asBackbone = asBackbone;
    }

    /**
     * What to ask for.
     *
     * @param command the words of the terminal command; none where the window asks
     * @throws GraftException with {@link ErrorCode#DATA} if the run is not finished or damaged
     */
    public RunRequest request(RunFolder finished, Instant now, List<String> command) {
        if (!(finished.state() instanceof RunState.Finished)) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.retrainUnfinished", finished.id()));
        }
        RunRequest asked = finished.request();
        return new RunRequest(
                asked.name(),
                now,
                keptHeadAlone(finished) ? asked.backbone() : asBackbone.apply(finished),
                asked.options().withFreeze(FreezeDepth.HEAD, false),
                asked.split(),
                asked.groups(),
                asked.choices(),
                command);
    }

    /**
     * Whether the backbone of a finished run is as it was.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if the run is damaged
     */
    public static boolean keptHeadAlone(RunFolder finished) {
        RunHistory history = finished.history();
        int kept = history.finished()
                .map(TrainingEvent.RunFinished::keptPhase)
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("run.fileDamaged", RunFiles.EVENTS)));
        int withHead = network(finished).stages().size();
        return finished.plan().phases().get(kept).frozenStages() == withHead - 1;
    }

    private static NetworkDescription network(RunFolder run) {
        try {
            return new NetworkJson().read(run.file(RunFiles.NETWORK));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", RunFiles.NETWORK), e);
        }
    }
}
