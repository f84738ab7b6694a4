package graft.app.train;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.curve.Curves;
import graft.app.i18n.Texts;
import graft.evaluation.Percent;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** How far training is, as one bar with a part for each phase: as wide as it has epochs, with its name underneath. */
final class PhaseBar extends Pane {

    private static final double GAP = 3;

    private final Texts texts;
    private final SimpleDoubleProperty progress = new SimpleDoubleProperty(this, "progress");
    private final List<Part> parts = new ArrayList<>();

    /** A phase: its track, how much of that is filled, and its name. */
    private final class Part {
        private final Region track = region("phase-track");
        private final Region fill = region("phase-fill");
        private final Label name = new Label();
        private final int epochs;

        Part(int epochs, String text, boolean over) {
            this.epochs = epochs;
            // It grows without anything around it having to be laid out anew.
            fill.setManaged(false);
            name.setText(text);
            name.getStyleClass().add("caption");
            if (over) {
                name.setGraphic(new Icon(Feather.CHECK, "icon-tiny"));
                fill.getStyleClass().add("over");
            }
            getChildren().addAll(track, fill, name);
        }

        private Region region(String style) {
            Region region = new Region();
            region.getStyleClass().add(style);
            return region;
        }
    }

    PhaseBar(Widgets widgets, TrainModel model) {
        this.texts = widgets.texts();
        progress.bind(model.display().progressProperty());
        // Only the fills grow: laying out the page around the bar anew, four times a second, would be for nothing.
        progress.addListener(observable -> fillUp());
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        accessibleTextProperty()
                .bind(texts.bind(() -> texts.get("train.percent", Percent.below(progress.get())), progress));
        getStyleClass().add("phase-bar");
        model.display().curvesProperty().addListener((observable, before, now) -> {
            if (!before.allPhases().equals(now.allPhases())) {
                fill(model);
            }
        });
        model.stateProperty().addListener(observable -> paused(model));
        texts.languageProperty().addListener(observable -> fill(model));
        fill(model);
        paused(model);
    }

    private void paused(TrainModel model) {
        TrainState now = model.stateProperty().get();
        boolean rests = now instanceof TrainState.Paused || now instanceof TrainState.Failed;
        Widgets.restyle(this, List.of("paused"), rests ? "paused" : "");
    }

    private void fill(TrainModel model) {
        parts.clear();
        getChildren().clear();
        List<Curves.Phase> phases = model.display().curvesProperty().get().allPhases();
        for (Curves.Phase phase : phases) {
            boolean head = phase.frozenStages() == phases.get(0).frozenStages();
            String name = texts.get(head ? "train.headPhase" : "train.stagesPhase", phase.index() + 1);
            parts.add(new Part(phase.epochs(), name, phase.over()));
        }
        if (parts.isEmpty()) {
            parts.add(new Part(1, "", false));
        }
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return parts.stream().mapToDouble(this::height).max().orElse(0);
    }

    private double height(Part part) {
        double names = parts.size() < 2 ? 0 : part.name.prefHeight(-1) + GAP;
        return part.track.prefHeight(-1) + names;
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (Part part : parts) {
            double width = width(part);
            double high = part.track.prefHeight(-1);
            part.track.resizeRelocate(x, 0, width, high);
            part.name.setVisible(parts.size() > 1);
            part.name.resizeRelocate(x, high + GAP, width, part.name.prefHeight(-1));
            x += width + GAP;
        }
        fillUp();
    }

    private double width(Part part) {
        return (getWidth() - GAP * (parts.size() - 1)) * part.epochs / Math.max(1, epochs());
    }

    private int epochs() {
        return parts.stream().mapToInt(p -> p.epochs).sum();
    }

    /** Fills the tracks as far as training is. */
    private void fillUp() {
        double done = progress.get() * epochs();
        for (Part part : parts) {
            double share = Math.max(0, Math.min(1, done / Math.max(1, part.epochs)));
            part.fill.resizeRelocate(part.track.getLayoutX(), 0, width(part) * share, part.track.getHeight());
            done -= part.epochs;
        }
    }
}
