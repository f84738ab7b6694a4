package graft.app.depth;

import graft.app.control.Icon;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A block of the network with its sign and name, and below it what it sees and how large it is. */
final class BlockView {

    /** Says that the whole is in a tooltip. */
    private static final String SHORTENS = "shortens";

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final List<String> STATES = List.of("frozen", "trainable", "head");

    private final Icon sign;
    private final Label name;
    private final VBox box;
    private final StackPane block;
    private final VBox below;
    private final String title;
    private final int number;

    BlockView(CutControl.Block content, int number, boolean head) {
        this.title = content.title();
        this.number = number;
        this.sign = new Icon(head ? Feather.TAG : Feather.LOCK);
        this.name = new Label(content.title());
        name.getStyleClass().addAll("block-name", SHORTENS);
        this.box = new VBox(sign, name);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("group-box");
        this.block = new StackPane(box);
        block.getStyleClass().addAll("stage-block", head ? "head" : "frozen");
        Label hint = new Label(content.hint());
        hint.getStyleClass().addAll("block-hint", SHORTENS);
        hint.setWrapText(true);
        Label figure = new Label(content.figure());
        figure.getStyleClass().add("caption");
        this.below = new VBox(hint, figure);
        below.setAlignment(Pos.TOP_CENTER);
        Tooltip whole = new Tooltip(content.title() + ": " + content.hint() + ", " + content.figure());
        Tooltip.install(block, whole);
        Tooltip.install(below, whole);
    }

    StackPane block() {
        return block;
    }

    VBox below() {
        return below;
    }

    /** Frozen with a lock, or trainable with a pen. */
    void setFrozen(boolean frozen) {
        sign.show(frozen ? Feather.LOCK : Feather.EDIT_3);
        block.getStyleClass().removeAll(STATES);
        block.getStyleClass().add(frozen ? "frozen" : "trainable");
    }

    /** Where there is little room a number stands for the name, and the rest is in the tooltip. */
    void setNarrow(boolean narrow) {
        name.setText(!narrow ? title : number > 0 ? Integer.toString(number) : "");
        name.setManaged(!name.getText().isEmpty());
        block.pseudoClassStateChanged(NARROW, narrow);
        below.setVisible(!narrow);
    }
}
