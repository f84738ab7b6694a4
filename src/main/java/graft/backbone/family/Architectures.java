package graft.backbone.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All architectures that Graft can describe. */
public final class Architectures {

    private static final Pattern WITH_WIDTH = Pattern.compile("(mobilenet_v[12])_([0-9]\\.[0-9]{1,2})");
    private static final double FINEST_WIDTH = 0.05;
    private static final int WIDEST_IN_STEPS = 40;

    /** An architecture that is only made when it is asked for. */
    private record Named(String name, Supplier<Architecture> maker) {}

    private static final List<Named> SMALL =
            List.of(new Named(Sprout.NAME, Sprout::architecture), new Named(SqueezeNet.NAME, SqueezeNet::architecture));

    private static final List<Named> OTHERS = List.of(
            new Named("mobilenet_v3_small", MobileNetV3::small),
            new Named("mobilenet_v3_large", MobileNetV3::large),
            new Named("efficientnet_b0", EfficientNet::b0),
            new Named("efficientnet_b1", EfficientNet::b1),
            new Named("efficientnet_b2", EfficientNet::b2),
            new Named("efficientnet_b3", EfficientNet::b3),
            new Named("resnet50", ResNet::resNet50),
            new Named("resnet101", ResNet::resNet101),
            new Named("resnet50_v2", ResNetV2::resNet50V2),
            new Named("densenet121", DenseNet::denseNet121),
            new Named(InceptionV3.NAME, InceptionV3::architecture),
            new Named(Xception.NAME, Xception::architecture),
            new Named("vgg16", Vgg::vgg16),
            new Named("vgg19", Vgg::vgg19));

    private Architectures() {}

    /** Those with weights that others have, by the names they are chosen by. */
    public static List<Architecture> published() {
        List<Architecture> all = new ArrayList<>();
        SMALL.forEach(named -> all.add(named.maker().get()));
        MobileNetV2.PUBLISHED_WIDTHS.forEach(w -> all.add(MobileNetV2.ofWidth(w)));
        MobileNetV1.PUBLISHED_WIDTHS.forEach(w -> all.add(MobileNetV1.ofWidth(w)));
        OTHERS.forEach(named -> all.add(named.maker().get()));
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
        return maker(name).map(Supplier::get);
    }

    /** Whether there is an architecture of this name; makes none, because the window asks for many as it starts. */
    public static boolean has(String name) {
        return maker(name).isPresent();
    }

    private static Optional<Supplier<Architecture>> maker(String name) {
        Matcher matcher = WITH_WIDTH.matcher(name);
        if (!matcher.matches()) {
            return Stream.concat(SMALL.stream(), OTHERS.stream())
                    .filter(named -> named.name().equals(name))
                    .findFirst()
                    .map(Named::maker);
        }
        double width = Double.parseDouble(matcher.group(2));
        if (!(width > 0 && width <= 2)) {
            return Optional.empty();
        }
        boolean first = matcher.group(1).equals("mobilenet_v1");
        return Optional.of(() -> first ? MobileNetV1.ofWidth(width) : MobileNetV2.ofWidth(width));
    }
}
