package graft.model.shift;

import graft.common.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link ShiftCheck} found.
 *
 * @param looked how many pictures were looked at
 * @param compared with how many of the training's they were compared; 0 where nothing could be
 * @param findings the ways in which they differ beyond chance, the clearest first; none where they are alike
 */
public record ShiftReport(int looked, int compared, List<Finding> findings) {

    public ShiftReport {
        findings = List.copyOf(findings);
    }

    /**
     * A way in which they differ.
     *
     * @param beyond how many of the pictures lie beyond nine tenths of the training's
     * @param usual how many would in pictures like the training's
     * @param chance how probable that many or more are in pictures like the training's
     * @param examples which, the farthest first, at most a dozen
     */
    public record Finding(Measure measure, int beyond, double usual, double chance, List<String> examples) {
        public Finding {
            examples = List.copyOf(examples);
        }
    }

    /** Whether they differ. */
    public boolean differs() {
        return !findings.isEmpty();
    }

    /** What to say of it: one sentence for each way, or one that says they are alike; none where nothing was compared. */
    public List<Message> sentences() {
        if (compared == 0) {
            return List.of();
        }
        if (findings.isEmpty()) {
            return List.of(Message.of("shift.alike", looked));
        }
        List<Message> sentences = new ArrayList<>();
        findings.forEach(f -> sentences.add(Message.of(key(f.measure()), f.beyond(), looked, Math.round(f.usual()))));
        return sentences;
    }

    private static String key(Measure measure) {
        return switch (measure) {
            case UNLIKE -> "shift.unlike";
            case DARKER -> "shift.darker";
            case BRIGHTER -> "shift.brighter";
            case BLURRED -> "shift.blurred";
            case SHARPER -> "shift.sharper";
            case SMALLER -> "shift.smaller";
        };
    }
}
