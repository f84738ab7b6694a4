package graft.app.control;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A figure on a rail from 0 to 100 percent: a dot where it was measured, and a thick part where it probably lies. */
public final class IntervalRail extends Region {

    private static final double TRACK = 4;
    private static final double DOT = 10;

    private final Region track = part("rail-track");
    private final Region interval = part("rail-interval");
    private final Region dot = part("rail-dot");
    private final double low;
    private final double value;
    private final double high;

    /**
     * @param low lower end of the interval, 0 to 1
     * @param value the figure, 0 to 1
     * @param high upper end, 0 to 1
     */
    public IntervalRail(double low, double value, double high) {
        this.low = low;
        this.value = value;
        this.high = high;
        getStyleClass().add("interval-rail");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(track, interval, dot);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - DOT;
        double middle = getHeight() / 2;
        track.resizeRelocate(DOT / 2, middle - TRACK / 2, room, TRACK);
        interval.resizeRelocate(DOT / 2 + room * low, middle - TRACK / 2, Math.max(1, room * (high - low)), TRACK);
        dot.resizeRelocate(room * value, middle - DOT / 2, DOT, DOT);
    }

    @Override
    protected double computePrefHeight(double width) {
        return DOT;
    }
}
