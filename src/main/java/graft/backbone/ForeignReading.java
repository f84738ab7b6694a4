package graft.backbone;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.ForeignGraph;
import graft.network.ForeignGraph.Form;
import graft.network.file.ForeignInput;
import graft.network.file.ForeignOnnx;
import graft.network.file.ForeignPlace;
import graft.network.file.ForeignWork;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a foreign graph is read: what size its pictures have, which of its values are features, how many pictures it takes. */
final class ForeignReading {

    private static final int USUAL_SIZE = 224;
    private static final int SMALLEST_SIZE = 8;
    private static final int LARGEST_SIZE = 2_048;
    private static final int CHANNELS = 3;
    private static final Pattern FORM = Pattern.compile("(.+):(class-token|mean)");

    /** What one core does in a second, to tell the work of a graph from its time where it cannot be counted. */
    private static final double MULTIPLY_ADDS_A_SECOND = 45e9;

    private final ForeignOnnx graph;
    private final GraphProbe probe;
    private final Optional<Integer> size;
    private final Optional<Form> form;
    private final List<ForeignPlace> places;
    private final ForeignWork work;
    private final GraphProbe.Outcome outcome;

    /**
     * Runs the graph once.
     *
     * @throws GraftException with {@link ErrorCode#USAGE} if the choice is impossible, {@link ErrorCode#WEIGHTS} if the graph
     *     cannot be run
     */
    ForeignReading(ForeignOnnx graph, ForeignChoice choice, GraphProbe probe) {
        this.graph = graph;
        this.probe = probe;
        this.size = choice.size();
        requireSize();
        Optional<Matcher> asked = choice.output().map(FORM::matcher).filter(Matcher::matches);
        boolean whole = choice.output().filter(graph::computes).isPresent();
        this.form = whole ? Optional.empty() : asked.map(m -> ForeignFiles.form(m.group(2)));
        Optional<String> value =
                whole ? choice.output() : asked.map(m -> m.group(1)).or(choice::output);
        this.places = value.map(v -> List.of(new ForeignPlace(v, List.of(computed(v)))))
                .orElseGet(graph::places);
        Set<String> values =
                places.stream().flatMap(p -> p.values().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        this.work = ForeignWork.of(graph, List.copyOf(values));
        values.addAll(work.values());
        this.outcome = run(Math.max(1, graph.input().batch()), List.copyOf(values));
    }

    private String computed(String value) {
        if (!graph.computes(value)) {
            throw new GraftException(
                    ErrorCode.USAGE,
                    Message.of(
                            "backbone.foreignNoSuchOutput", graph.shown(), value, String.join(", ", graph.outputs())));
        }
        return value;
    }

    private void requireSize() {
        ForeignInput input = graph.input();
        size.ifPresent(s -> {
            boolean fits = (input.height() == 0 || input.height() == s) && (input.width() == 0 || input.width() == s);
            if (!fits) {
                throw new GraftException(
                        ErrorCode.USAGE,
                        Message.of("backbone.foreignOtherSize", graph.shown(), input.width(), input.height()));
            }
            if (s < SMALLEST_SIZE || s > LARGEST_SIZE) {
                throw new GraftException(
                        ErrorCode.USAGE, Message.of("backbone.foreignSize", SMALLEST_SIZE, LARGEST_SIZE));
            }
        });
    }

    /** Of the pictures, in pixels. */
    int height() {
        return side(graph.input().height(), graph.input().width());
    }

    /** Of the pictures, in pixels. */
    int width() {
        return side(graph.input().width(), graph.input().height());
    }

    private int side(int own, int other) {
        int usual = size.orElse(other == 0 ? USUAL_SIZE : other);
        return own == 0 ? usual : own;
    }

    private GraphProbe.Outcome run(int batch, List<String> values) {
        long n = batch;
        long h = height();
        long w = width();
        long c = CHANNELS;
        List<Long> shape = graph.input().channelsLast() ? List.of(n, h, w, c) : List.of(n, c, h, w);
        return probe.run(graph.answering(values), graph.input().name(), shape, values);
    }

    /** What features could be taken from, one for each output of the graph, none twice. */
    List<ForeignFeatures> features() {
        Map<String, ForeignFeatures> found = new LinkedHashMap<>();
        for (ForeignPlace place : places) {
            place.values().stream()
                    .flatMap(value -> features(value).stream())
                    .findFirst()
                    .ifPresent(f -> found.putIfAbsent(f.value(), f));
        }
        if (found.isEmpty()) {
            throw new GraftException(
                    ErrorCode.WEIGHTS,
                    Message.of("backbone.foreignNoFeatures", graph.shown(), String.join(", ", graph.outputs())),
                    String.valueOf(outcome.shapes()),
                    null);
        }
        return List.copyOf(found.values());
    }

    private Optional<ForeignFeatures> features(String value) {
        List<Long> shape = outcome.shapes().getOrDefault(value, List.of());
        boolean whole =
                !shape.isEmpty() && shape.get(0) == Math.max(1, graph.input().batch());
        return whole ? ForeignFeatures.of(graph, value, shape, form) : Optional.empty();
    }

    /** The same where only one is possible. */
    ForeignFeatures only() {
        List<ForeignFeatures> features = features();
        if (features.size() > 1) {
            String list = features.stream().map(f -> f.description().english()).collect(Collectors.joining("; "));
            throw new GraftException(ErrorCode.USAGE, Message.of("backbone.foreignSeveral", graph.shown(), list));
        }
        return features.get(0);
    }

    /** How many pictures the graph really takes at a time: many exports call the number free and have one written in. */
    int batch(ForeignFeatures features) {
        if (graph.input().batch() != ForeignGraph.ANY) {
            return graph.input().batch();
        }
        try {
            List<Long> shape = run(2, List.of(features.value())).shapes().getOrDefault(features.value(), List.of());
            return !shape.isEmpty() && shape.get(0) == 2 ? ForeignGraph.ANY : 1;
        } catch (GraftException e) {
            if (e.code() != ErrorCode.WEIGHTS) {
                throw e;
            }
            return 1;
        }
    }

    /** The work for one picture; told from the time where it has no product that can be counted. */
    long multiplyAdds(ForeignFeatures features) {
        long counted = work.upTo(features.value()).multiplyAdds(outcome.shapes());
        long all = counted > 0 ? counted : Math.round(outcome.seconds() * MULTIPLY_ADDS_A_SECOND);
        return all / Math.max(1, graph.input().batch());
    }
}
