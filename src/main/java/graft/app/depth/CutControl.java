package graft.app.depth;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/**
 * The network as blocks, with a cut between the stages that stay frozen and those that learn. The cut is dragged, put before
 * a block by clicking it, or moved by the arrow keys, Home and End.
 */
final class CutControl extends Control {

    /**
     * A block.
     *
     * @param title what it is called
     * @param sees what it tells from each other, in two or three words that stand below it
     * @param figure how large it is; empty for nothing
     * @param whole all that can be said of it, for the tooltip
     */
    record Block(String title, String sees, String figure, String whole) {}

    private final ObjectProperty<List<Block>> blocks = new SimpleObjectProperty<>(this, "blocks", List.of());
    private final ObjectProperty<Block> head = new SimpleObjectProperty<>(this, "head", new Block("", "", "", ""));
    private final IntegerProperty frozen = new SimpleIntegerProperty(this, "frozen");
    private final IntConsumer moved;

    /**
     * @param moved hears how many stages shall stay frozen
     */
    CutControl(IntConsumer moved) {
        this.moved = moved;
        getStyleClass().add("cut-control");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        frozen.addListener(observable -> notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE));
    }

    /** The stages, from the input on. */
    ObjectProperty<List<Block>> blocksProperty() {
        return blocks;
    }

    /** The head, which always learns. */
    ObjectProperty<Block> headProperty() {
        return head;
    }

    /** How many stages stay frozen. */
    IntegerProperty frozenProperty() {
        return frozen;
    }

    /** Asks for another place of the cut. */
    void moveTo(int count) {
        int kept = Math.max(0, Math.min(blocks.get().size(), count));
        if (kept != frozen.get()) {
            moved.accept(kept);
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new CutSkin(this);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) frozen.get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) blocks.get().size();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> moveTo(frozen.get() + 1);
            case DECREMENT -> moveTo(frozen.get() - 1);
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
