package graft.app.backbone;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/** A network in a few bars that shrink towards the head; the head is green. Says at a glance how deep it is. */
final class NetworkSketch extends Region {

    private static final int MOST_BARS = 8;
    private static final double BAR = 0.7;
    private static final double SMALLEST = 0.35;

    private final List<Region> bars = new ArrayList<>();

    /**
     * @param stages how many stages the backbone has
     */
    NetworkSketch(int stages) {
        int shown = Math.min(stages, MOST_BARS);
        for (int i = 0; i <= shown; i++) {
            Region bar = new Region();
            bar.setManaged(false);
            bar.getStyleClass().add(i == shown ? "sketch-head" : "sketch-stage");
            bars.add(bar);
        }
        getStyleClass().add("network-sketch");
        getChildren().addAll(bars);
        setMouseTransparent(true);
    }

    @Override
    protected void layoutChildren() {
        double step = getWidth() / (MOST_BARS + 1);
        double left = getWidth() - step * bars.size();
        for (int i = 0; i < bars.size(); i++) {
            boolean head = i == bars.size() - 1;
            double share = head ? 0.3 : 1 - (1 - SMALLEST) * i / Math.max(1, bars.size() - 1);
            double height = getHeight() * share;
            bars.get(i).resizeRelocate(left + i * step, (getHeight() - height) / 2, step * BAR, height);
        }
    }
}
