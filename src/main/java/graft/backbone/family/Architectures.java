package graft.backbone.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All architectures that Graft can describe. */
public final class Architectures {

    private static final Pattern WITH_WIDTH = Pattern.compile("(mobilenet_v[12])_([0-9]\\.[0-9]{1,2})");
    private static final double FINEST_WIDTH = 0.05;
    private static final int WIDEST_IN_STEPS = 40;

    private Architectures() {}

    /** Those with weights that others have, by the names they are chosen by. */
    public static List<Architecture> published() {
        List<Architecture> all = new ArrayList<>(List.of(Sprout.architecture(), SqueezeNet.architecture()));
        MobileNetV2.PUBLISHED_WIDTHS.forEach(w -> all.add(MobileNetV2.ofWidth(w)));
        MobileNetV1.PUBLISHED_WIDTHS.forEach(w -> all.add(MobileNetV1.ofWidth(w)));
        all.addAll(List.of(
                MobileNetV3.small(),
                MobileNetV3.large(),
                EfficientNet.b0(),
                EfficientNet.b1(),
                EfficientNet.b2(),
                EfficientNet.b3(),
                ResNet.resNet50(),
                ResNet.resNet101(),
                ResNetV2.resNet50V2(),
                DenseNet.denseNet121(),
                InceptionV3.architecture(),
                Xception.architecture(),
                Vgg.vgg16(),
                Vgg.vgg19()));
        return List.copyOf(all);
    }

    /** The published ones, then the other widths, in steps of 0.05, that a person may have trained. */
    public static List<Architecture> recognizable() {
        List<Architecture> all = new ArrayList<>(published());
        all.addAll(otherWidths(MobileNetV2.PUBLISHED_WIDTHS, MobileNetV2::ofWidth));
        all.addAll(otherWidths(MobileNetV1.PUBLISHED_WIDTHS, MobileNetV1::ofWidth));
        return all;
    }

    private static List<Architecture> otherWidths(List<Double> published, DoubleFunction<Architecture> family) {
        return IntStream.rangeClosed(1, WIDEST_IN_STEPS)
                .mapToDouble(i -> Math.round(i * FINEST_WIDTH * 100) / 100.0)
                .filter(w -> !published.contains(w))
                .mapToObj(family)
                .toList();
    }

    /** The names of the published ones, for a sentence. */
    public static String names() {
        return published().stream().map(Architecture::name).collect(Collectors.joining(", "));
    }

    /** The architecture of this name, for instance {@code mobilenet_v2_0.35}. */
    public static Optional<Architecture> byName(String name) {
        Matcher matcher = WITH_WIDTH.matcher(name);
        if (!matcher.matches()) {
            return published().stream().filter(a -> a.name().equals(name)).findFirst();
        }
        double width = Double.parseDouble(matcher.group(2));
        if (!(width > 0 && width <= 2)) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.group(1).equals("mobilenet_v1") ? MobileNetV1.ofWidth(width) : MobileNetV2.ofWidth(width));
    }
}
