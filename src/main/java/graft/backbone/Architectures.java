package graft.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All architectures that Graft can describe. */
public final class Architectures {

    private static final Pattern MOBILENET_V2 = Pattern.compile("mobilenet_v2_([0-9]\\.[0-9]{1,2})");
    private static final double FINEST_WIDTH = 0.05;
    private static final int WIDEST_IN_STEPS = 40;

    private Architectures() {}

    /** Those with weights that others have, by the names they are chosen by. */
    public static List<Architecture> published() {
        List<Architecture> all = new ArrayList<>();
        all.add(Sprout.architecture());
        all.add(SqueezeNet.architecture());
        MobileNetV2.PUBLISHED_WIDTHS.forEach(w -> all.add(MobileNetV2.ofWidth(w)));
        return List.copyOf(all);
    }

    /** The published ones, then the other widths, in steps of 0.05, that a person may have trained. */
    static List<Architecture> recognizable() {
        List<Architecture> all = new ArrayList<>(published());
        IntStream.rangeClosed(1, WIDEST_IN_STEPS)
                .mapToDouble(i -> Math.round(i * FINEST_WIDTH * 100) / 100.0)
                .filter(w -> !MobileNetV2.PUBLISHED_WIDTHS.contains(w))
                .forEach(w -> all.add(MobileNetV2.ofWidth(w)));
        return all;
    }

    /** The names of the published ones, for a sentence. */
    public static String names() {
        return published().stream().map(Architecture::name).collect(Collectors.joining(", "));
    }

    /** The architecture of this name, for instance {@code mobilenet_v2_0.35}. */
    public static Optional<Architecture> byName(String name) {
        if (name.equals(Sprout.NAME)) {
            return Optional.of(Sprout.architecture());
        }
        if (name.equals(SqueezeNet.NAME)) {
            return Optional.of(SqueezeNet.architecture());
        }
        Matcher matcher = MOBILENET_V2.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double width = Double.parseDouble(matcher.group(1));
        return width > 0 && width <= 2 ? Optional.of(MobileNetV2.ofWidth(width)) : Optional.empty();
    }
}
