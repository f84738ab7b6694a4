package graft.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model answers for one picture.
 *
 * @param labels the classes in the model's order
 * @param probabilities after temperature, one a class in the same order, each 0 to 1, together 1
 * @param known false for "I don't know": the most probable class is less probable than the model's limit
 */
public record Answer(List<String> labels, List<Double> probabilities, boolean known) {

    /** Copies; refuses numbers that are no probabilities. */
    public Answer {
        labels = List.copyOf(labels);
        probabilities = List.copyOf(probabilities);
        if (labels.isEmpty() || labels.size() != probabilities.size()) {
            throw new IllegalArgumentException(
                    probabilities.size() + " probabilities of " + labels.size() + " classes");
        }
        if (probabilities.stream().anyMatch(p -> !(p >= 0 && p <= 1 + 1e-6))) {
            throw new IllegalArgumentException("not probabilities: " + probabilities);
        }
    }

    /** The answer of a model with this metadata. */
    public static Answer of(ModelMetadata model, List<Double> probabilities) {
        double most = probabilities.stream().mapToDouble(p -> p).max().orElse(0);
        boolean known = model.limit().map(l -> most >= l.probability()).orElse(true);
        return new Answer(model.labels(), probabilities, known);
    }

    /** Index of the most probable class; of several equally probable ones the first. */
    @JsonIgnore
    public int index() {
        return ranking().get(0);
    }

    /** The most probable class, also where the model would rather say "I don't know". */
    @JsonIgnore
    public String label() {
        return labels.get(index());
    }

    /** The probability of {@link #label()}. */
    @JsonIgnore
    public double probability() {
        return probabilities.get(index());
    }

    /** The indices of all classes, most probable first. */
    @JsonIgnore
    public List<Integer> ranking() {
        return IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing(probabilities::get, Comparator.reverseOrder()))
                .toList();
    }
}
