package graft.run.report;

import graft.training.TrainingEvent.EpochDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Loss or accuracy over the epochs of all phases, for training (dashes, squares) and validation (a line, circles), as inline
 * SVG. Phases are set apart and named; the epoch that was kept is ringed.
 */
final class CurveChart {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 270;
    private static final int LEFT = 48;
    private static final int RIGHT = 12;
    private static final int TOP = 26;
    private static final int BOTTOM = 40;
    private static final int MOST_MARKERS = 40;
    private static final int LABEL_WIDTH = 148;

    private final List<Stretch> stretches;
    private final Function<EpochDone, Double> training;
    private final Function<EpochDone, Optional<Double>> validation;
    private final Function<Double, String> format;
    private final Axis axis;
    private final int epochs;

    /**
     * One phase on the chart.
     *
     * @param name shown above it
     * @param frozen whether only the head is trained
     */
    record Stretch(String name, boolean frozen, List<EpochDone> epochs) {}

    /** The epoch that was kept, by its phase's place and its number, and what to write beside it. */
    record Kept(int stretch, int epoch, String label) {}

    private CurveChart(
            List<Stretch> stretches,
            Function<EpochDone, Double> training,
            Function<EpochDone, Optional<Double>> validation,
            Function<Double, String> format,
            Axis axis) {
        this.stretches = stretches;
        this.training = training;
        this.validation = validation;
        this.format = format;
        this.axis = axis;
        this.epochs = stretches.stream().mapToInt(s -> s.epochs().size()).sum();
    }

    static CurveChart ofLoss(List<Stretch> stretches, Figures figures) {
        double largest = values(stretches, EpochDone::trainingLoss, EpochDone::validationLoss)
                .max(Double::compare)
                .orElse(1.0);
        Axis axis = Axis.fromZero(largest);
        return new CurveChart(
                stretches,
                EpochDone::trainingLoss,
                EpochDone::validationLoss,
                v -> figures.decimal(v, axis.digits()),
                axis);
    }

    static CurveChart ofAccuracy(List<Stretch> stretches, Figures figures) {
        double smallest = values(stretches, EpochDone::trainingAccuracy, EpochDone::validationAccuracy)
                .min(Double::compare)
                .orElse(0.0);
        return new CurveChart(
                stretches,
                EpochDone::trainingAccuracy,
                EpochDone::validationAccuracy,
                figures::percent,
                Axis.ofShares(smallest));
    }

    private static Stream<Double> values(
            List<Stretch> stretches,
            Function<EpochDone, Double> training,
            Function<EpochDone, Optional<Double>> validation) {
        return stretches.stream()
                .flatMap(s -> s.epochs().stream())
                .flatMap(e -> Stream.concat(Stream.of(training.apply(e)), validation.apply(e).stream()))
                .filter(Double::isFinite);
    }

    /**
     * Draws it.
     *
     * @param title read aloud in its place
     * @param xLabel under the epochs
     */
    void draw(Html html, String title, String xLabel, Optional<Kept> kept) {
        html.in(
                "svg",
                Html.with(
                        "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "class", "chart", "role", "img", "aria-label", title),
                svg -> {
                    drawPhases(svg);
                    drawGrid(svg);
                    drawEpochNumbers(svg, xLabel);
                    drawSeries(svg, "training", e -> Optional.of(training.apply(e)));
                    drawSeries(svg, "validation", validation);
                    kept.ifPresent(k -> drawKept(svg, k));
                });
    }

    private void drawPhases(Html svg) {
        int before = 0;
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            double from = i == 0 ? LEFT : x(before + 0.5);
            double to = i == stretches.size() - 1
                    ? WIDTH - RIGHT
                    : x(before + stretch.epochs().size() + 0.5);
            if (stretch.frozen()) {
                rectangle(svg, "tint", from, TOP, to - from, HEIGHT - TOP - BOTTOM);
            }
            if (i > 0) {
                line(svg, "phase", from, TOP - 14, from, HEIGHT - BOTTOM);
            }
            int letters = (int) ((to - from) / 6.2);
            String name = stretch.name();
            if (letters >= 3) {
                text(
                        svg,
                        "caption",
                        from + (i > 0 ? 5 : 2),
                        TOP - 8,
                        "start",
                        name.length() > letters ? name.substring(0, letters - 1) + "\u2026" : name);
            }
            before += stretch.epochs().size();
        }
    }

    private void drawGrid(Html svg) {
        for (double mark : axis.marks()) {
            line(svg, "grid", LEFT, y(mark), WIDTH - RIGHT, y(mark));
            text(svg, "caption", LEFT - 8, y(mark) + 4, "end", format.apply(mark));
        }
    }

    private void drawEpochNumbers(Html svg, String label) {
        int step = Math.max(1, (int) Axis.fromZero(epochs).step());
        int before = 0;
        for (Stretch stretch : stretches) {
            for (int i = 1; i <= stretch.epochs().size(); i++) {
                int place = before + i;
                if (place == 1 || (place % step == 0 && (place > 1 + step / 2.0 || step == 1))) {
                    text(svg, "caption", x(place), HEIGHT - BOTTOM + 17, "middle", Integer.toString(place));
                }
            }
            before += stretch.epochs().size();
        }
        text(svg, "caption", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 5, "middle", label);
    }

    private void drawSeries(Html svg, String name, Function<EpochDone, Optional<Double>> value) {
        StringBuilder path = new StringBuilder();
        List<double[]> markers = new ArrayList<>();
        int every = Math.max(1, (epochs + MOST_MARKERS - 1) / MOST_MARKERS);
        int place = 0;
        for (Stretch stretch : stretches) {
            boolean joined = false;
            for (EpochDone e : stretch.epochs()) {
                place++;
                Optional<Double> v = value.apply(e).filter(Double::isFinite);
                if (v.isEmpty()) {
                    joined = false;
                    continue;
                }
                path.append(joined ? 'L' : 'M')
                        .append(number(x(place)))
                        .append(' ')
                        .append(number(y(v.get())));
                joined = true;
                if ((place - 1) % every == 0) {
                    markers.add(new double[] {x(place), y(v.get())});
                }
            }
        }
        svg.shape("path", "class", name, "d", path.toString());
        for (double[] m : markers) {
            if (name.equals("training")) {
                rectangle(svg, "training-mark", m[0] - 3, m[1] - 3, 6, 6);
            } else {
                svg.shape("circle", "class", "validation-mark", "cx", number(m[0]), "cy", number(m[1]), "r", "3.2");
            }
        }
    }

    private void drawKept(Html svg, Kept kept) {
        int before = stretches.stream()
                .limit(kept.stretch())
                .mapToInt(s -> s.epochs().size())
                .sum();
        List<EpochDone> candidates = stretches.get(kept.stretch()).epochs();
        for (int i = 0; i < candidates.size(); i++) {
            EpochDone e = candidates.get(i);
            if (e.epoch() == kept.epoch()) {
                double x = x(before + i + 1);
                double y = y(validation.apply(e).orElseGet(() -> training.apply(e)));
                line(svg, "best", x, TOP, x, HEIGHT - BOTTOM);
                svg.shape("circle", "class", "best-ring", "cx", number(x), "cy", number(y), "r", "7");
                // Away from the curve, and inside the plot.
                double boxX = Math.max(LEFT + 4, Math.min(WIDTH - RIGHT - LABEL_WIDTH - 4, x - LABEL_WIDTH / 2.0));
                double boxY = y > (TOP + HEIGHT - BOTTOM) / 2.0 ? y - 42 : y + 20;
                svg.in("g", g -> {
                    g.shape(
                            "rect",
                            "class",
                            "best-box",
                            "x",
                            number(boxX),
                            "y",
                            number(boxY),
                            "width",
                            Integer.toString(LABEL_WIDTH),
                            "height",
                            "22",
                            "rx",
                            "5");
                    text(g, "best-text", boxX + LABEL_WIDTH / 2.0, boxY + 15, "middle", kept.label());
                });
            }
        }
    }

    private double x(double place) {
        double inner = WIDTH - LEFT - RIGHT - 16.0;
        return LEFT + 8 + (epochs > 1 ? (place - 1) / (epochs - 1) * inner : inner / 2);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - axis.place(value) * (HEIGHT - TOP - BOTTOM);
    }

    static void line(Html svg, String style, double x1, double y1, double x2, double y2) {
        svg.shape("line", "class", style, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    private static void rectangle(Html svg, String style, double x, double y, double width, double height) {
        svg.shape(
                "rect",
                "class",
                style,
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height));
    }

    static void text(Html svg, String style, double x, double y, String anchor, String text) {
        svg.in("text", Html.with("class", style, "x", number(x), "y", number(y), "text-anchor", anchor), text);
    }

    static String number(double v) {
        return String.format(Locale.ROOT, "%.1f", v);
    }
}
