package graft.network.file;

import java.util.List;

/**
 * Where in a graph features may be found for one of its outputs.
 *
 * @param output the output
 * @param values names of values, the likeliest first: the map before a plain average pooling, what feeds the last product of
 *     a classifier, and the output itself
 */
public record ForeignPlace(String output, List<String> values) {
    public ForeignPlace {
        values = List.copyOf(values);
    }
}
