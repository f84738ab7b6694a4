package graft.app.depth;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Draws the network: blocks that shrink from the input to the head, joined by short lines, and the cut, a line longer than the
 * highest block with a grip on it.
 */
final class CutSkin extends SkinBase<CutControl> {

    /** Sizes in the proportions of the design, in em of the control's type (86, 12, 28, 130, 72 and so on at 14 pixels). */
    private static final double BLOCK = 6.143;

    private static final double GAP = 0.857;
    private static final double GAP_AT_CUT = 2;
    private static final double TALLEST = 9.286;
    private static final double SMALLEST = 5.143;
    private static final double OVERHANG = 0.929;
    private static final double GRIP_WIDTH = 1.857;
    private static final double GRIP_HEIGHT = 2.429;
    /** Two lines of words and one with a figure. */
    private static final double LABELS = 3.6;
    /** Beside the words of a block. */
    private static final double EDGE = 0.3;

    private static final int MOST_WITH_LABELS = 9;
    private static final double LINE = 2.5;

    private final List<BlockView> views = new ArrayList<>();
    private final List<Region> joints = new ArrayList<>();
    private final Region line = region("cut-line");
    private final Grip grip = new Grip();
    private final InvalidationListener rebuild = observable -> build();
    private final InvalidationListener recolour = observable -> colour();
    private double[] cuts = new double[0];

    CutSkin(CutControl control) {
        super(control);
        control.blocksProperty().addListener(rebuild);
        control.headProperty().addListener(rebuild);
        control.frozenProperty().addListener(recolour);
        control.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        grip.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        grip.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> control.requestFocus());
        build();
    }

    @Override
    public void dispose() {
        getSkinnable().blocksProperty().removeListener(rebuild);
        getSkinnable().headProperty().removeListener(rebuild);
        getSkinnable().frozenProperty().removeListener(recolour);
        super.dispose();
    }

    private static Region region(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        region.setMouseTransparent(true);
        return region;
    }

    private void build() {
        views.clear();
        joints.clear();
        getChildren().clear();
        List<CutControl.Block> blocks = getSkinnable().blocksProperty().get();
        for (int i = 0; i < blocks.size(); i++) {
            BlockView view = new BlockView(blocks.get(i), i + 1, false);
            int index = i;
            view.block().setOnMouseClicked(event -> {
                getSkinnable().requestFocus();
                getSkinnable().moveTo(index);
            });
            views.add(view);
        }
        BlockView head = new BlockView(getSkinnable().headProperty().get(), 0, true);
        head.block().setOnMouseClicked(event -> getSkinnable().moveTo(blocks.size()));
        views.add(head);
        blocks.forEach(block -> joints.add(region("block-joint")));
        getChildren().addAll(joints);
        views.forEach(view -> getChildren().addAll(view.block(), view.below()));
        getChildren().addAll(line, grip);
        colour();
    }

    private void colour() {
        int frozen = getSkinnable().frozenProperty().get();
        for (int i = 0; i + 1 < views.size(); i++) {
            views.get(i).setFrozen(i < frozen);
        }
        getSkinnable().requestLayout();
    }

    private void pressed(KeyEvent event) {
        int frozen = getSkinnable().frozenProperty().get();
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, DOWN -> getSkinnable().moveTo(frozen - 1);
            case RIGHT, UP -> getSkinnable().moveTo(frozen + 1);
            case HOME -> getSkinnable().moveTo(0);
            case END -> getSkinnable().moveTo(views.size() - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** The cut snaps to the nearest gap. */
    private void dragged(MouseEvent event) {
        double x = getSkinnable()
                .sceneToLocal(event.getSceneX(), event.getSceneY())
                .getX();
        int nearest = 0;
        for (int i = 1; i < cuts.length; i++) {
            if (Math.abs(cuts[i] - x) < Math.abs(cuts[nearest] - x)) {
                nearest = i;
            }
        }
        getSkinnable().moveTo(nearest);
        event.consume();
    }

    private double em() {
        return grip.em();
    }

    @Override
    protected void layoutChildren(double left, double top, double width, double height) {
        int count = views.size();
        int frozen = getSkinnable().frozenProperty().get();
        double em = em();
        double gaps = GAP * em * Math.max(0, count - 2) + GAP_AT_CUT * em;
        double block = Math.min(BLOCK * em, (width - gaps) / Math.max(1, count));
        double gap = GAP * em;
        if (block < GAP * em) {
            gap = 2;
            block = (width - gap * (count - 2) - GAP_AT_CUT * em) / Math.max(1, count);
        }
        double middle = top + (OVERHANG + TALLEST / 2) * em;
        double x = left + (width - block * count - gap * Math.max(0, count - 2) - GAP_AT_CUT * em) / 2;
        cuts = new double[count];
        boolean narrow = narrow(block, em);
        for (int i = 0; i < count; i++) {
            double before = i == frozen ? GAP_AT_CUT * em : i == 0 ? 0 : gap;
            if (i > 0) {
                joints.get(i - 1).resizeRelocate(x, middle - 1, before, 2);
            }
            cuts[i] = x + before / 2;
            x += before;
            place(i, x, block, middle, em);
            views.get(i).setNarrow(narrow);
            x += block;
        }
        double reach = (TALLEST / 2 + OVERHANG) * em;
        line.resizeRelocate(cuts[frozen] - LINE / 2, middle - reach, LINE, 2 * reach);
        grip.resizeRelocate(
                cuts[frozen] - GRIP_WIDTH * em / 2, middle - GRIP_HEIGHT * em / 2, GRIP_WIDTH * em, GRIP_HEIGHT * em);
    }

    /** Whether numbers must stand for the words: of many stages, or where a word is wider than a block. */
    private boolean narrow(double block, double em) {
        return views.size() > MOST_WITH_LABELS
                || views.stream().mapToDouble(BlockView::widest).max().orElse(0) > block - EDGE * em;
    }

    private void place(int i, double x, double width, double middle, double em) {
        BlockView view = views.get(i);
        double share = views.size() < 2 ? 0 : (double) i / (views.size() - 1);
        double height = (TALLEST - (TALLEST - SMALLEST) * share) * em;
        view.block().resizeRelocate(x, middle - height / 2, width, height);
        double top = middle + (TALLEST / 2 + 0.5) * em;
        view.below().resizeRelocate(x, top, width, LABELS * em);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        // Many stages are too narrow for words below them.
        double labels = views.size() > MOST_WITH_LABELS ? 0 : LABELS;
        return top + (TALLEST + 2 * OVERHANG + labels) * em() + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return 0;
    }
}
