package graft.run;

import graft.common.Message;
import graft.training.TrainingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes a history out of events in the order of the file. Two rules take things out again:
 *
 * <ul>
 *   <li>A mark "resumed from phase p after e epochs" takes out every epoch after that place, what ended phase p or a later
 *       one, and advice given after it.
 *   <li>An epoch that is trained takes out the same epoch and all later ones: after a divergence training goes back within
 *       one attempt, and an attempt whose mark was lost still cannot leave two curves.
 * </ul>
 */
final class HistoryBuilder implements EventReader.Sink {

    private final TreeMap<ResumePoint, TrainingEvent.EpochDone> epochs = new TreeMap<>();
    private final TreeMap<Integer, TrainingEvent.PhaseStarted> begun = new TreeMap<>();
    private final TreeMap<Integer, TrainingEvent.PhaseFinished> ended = new TreeMap<>();
    private final List<Said> advice = new ArrayList<>();
    private ResumePoint place = ResumePoint.START;
    private int attempts;
    private TrainingEvent.@Nullable RunStarted started;
    private TrainingEvent.@Nullable RunFinished finished;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /** A sentence and how far training was when it was said. */
    private record Said(ResumePoint place, Message message) {}

    @Override
    public void event(Instant at, TrainingEvent event) {
        saw(at);
        if (event instanceof TrainingEvent.RunStarted e) {
            started = e;
            finished = null;
            attempts++;
            if (!e.resumed()) {
                goBackTo(ResumePoint.START);
            }
        } else if (event instanceof TrainingEvent.PhaseStarted e) {
            begun.put(e.phase(), e);
            moveTo(new ResumePoint(e.phase(), 0));
        } else if (event instanceof TrainingEvent.EpochDone e) {
            ResumePoint done = new ResumePoint(e.phase(), e.epoch());
            epochs.tailMap(done, true).clear();
            epochs.put(done, e);
            place = done;
        } else if (event instanceof TrainingEvent.PhaseFinished e) {
            ended.put(e.phase(), e);
        } else if (event instanceof TrainingEvent.Advice e) {
            Message said = StoredSentence.shown(e.message());
            if (advice.stream().noneMatch(a -> a.message().equals(said))) {
                advice.add(new Said(place, said));
            }
        } else if (event instanceof TrainingEvent.RunFinished e) {
            finished = e;
        }
    }

    @Override
    public void resumed(Instant at, ResumePoint from) {
        saw(at);
        finished = null;
        goBackTo(from);
    }

    private void saw(Instant at) {
        first = first == null ? at : first;
        last = at;
    }

    /** A phase that is taken up in the middle begins again, but its epochs stay. */
    private void moveTo(ResumePoint beginning) {
        place = place.compareTo(beginning) < 0 ? beginning : place;
    }

    private void goBackTo(ResumePoint from) {
        epochs.tailMap(from, false).clear();
        begun.tailMap(from.phase(), false).clear();
        ended.tailMap(from.phase(), true).clear();
        advice.removeIf(a -> a.place().compareTo(from) > 0);
        place = from;
    }

    RunHistory history() {
        TreeSet<Integer> phases = new TreeSet<>(begun.keySet());
        epochs.keySet().forEach(p -> phases.add(p.phase()));
        return new RunHistory(
                attempts,
                Optional.ofNullable(started),
                phases.stream().map(this::phase).toList(),
                advice.stream().map(Said::message).toList(),
                Optional.ofNullable(finished),
                Optional.ofNullable(first),
                Optional.ofNullable(last));
    }

    private RunHistory.Phase phase(int index) {
        return new RunHistory.Phase(
                index,
                Optional.ofNullable(begun.get(index)),
                List.copyOf(epochs.subMap(new ResumePoint(index, 0), true, new ResumePoint(index + 1, 0), false)
                        .values()),
                Optional.ofNullable(ended.get(index)));
    }
}
