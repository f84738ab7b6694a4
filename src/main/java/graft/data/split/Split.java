package graft.data.split;

import graft.data.scan.Picture;
import java.util.List;

/**
 * A split and what there is to say about it.
 *
 * @param manifest which picture is in which part
 * @param leftOut pictures that are in no part, because a copy of them is in a part that must stay clean of them
 * @param problems the worst first
 */
public record Split(SplitManifest manifest, List<Picture> leftOut, List<SplitProblem> problems) {
    public Split {
        leftOut = List.copyOf(leftOut);
        problems = List.copyOf(problems);
    }
}
