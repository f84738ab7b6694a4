package graft.run;

import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells from a folder how far its run came. Trusts nothing but whole files. */
final class StateReader {

    private final RunFolder run;

    StateReader(RunFolder run) {
        this.run = run;
    }

    RunState read() {
        try {
            return read(run.isBusy());
        } catch (GraftException e) {
            return new RunState.Unreadable(e.userMessage());
        }
    }

    private RunState read(boolean busy) {
        Optional<Seal> seal = seal();
        if (seal.isPresent()) {
            return finished(seal.get());
        }
        boolean prepared = isPrepared();
        RunHistory history = run.history();
        if (busy) {
            return new RunState.Training(history.epochs());
        }
        Optional<Failure> failure = failure();
        if (failure.isPresent()) {
            return new RunState.Failed(failure.get().why());
        }
        if (!prepared) {
            return new RunState.Requested();
        }
        return history.attempts() > 0 ? new RunState.Interrupted(history.epochs()) : new RunState.Prepared();
    }

    /** A seal that a crash has cut off is none: what it was to confirm is finished once more. */
    private Optional<Seal> seal() {
        return unlessCutOff(() -> Seal.DOCUMENT.readIfThere(run.file(RunFiles.FINISHED)));
    }

    private Optional<Failure> failure() {
        return unlessCutOff(run::failure);
    }

    private interface Reading<T> {
        Optional<T> read();
    }

    private static <T> Optional<T> unlessCutOff(Reading<T> reading) {
        try {
            return reading.read();
        } catch (GraftException e) {
            if (e.userMessage().key().equals(JsonDocument.DAMAGED)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private RunState finished(Seal seal) {
        try {
            Optional<String> broken = seal.brokenBySize(run.path());
            return broken.isPresent()
                    ? new RunState.Unreadable(Seal.brokenSentence(run.path(), broken.get()))
                    : new RunState.Finished(seal.reason(), seal.at());
        } catch (IOException e) {
            return new RunState.Unreadable(Message.of("run.fileUnreadable", run.id()));
        }
    }

    /**
     * Whether plan and split stand.
     *
     * @throws GraftException if one of them is damaged, or, where they are not there, the request is
     */
    private boolean isPrepared() {
        Path plan = run.file(RunFiles.PLAN);
        if (Files.exists(plan)) {
            run.plan();
            run.split();
            return true;
        }
        run.request();
        return false;
    }
}
