package graft.app.depth;

import graft.app.control.Icon;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/** A block of the network with its sign and name, and below it what it sees and how large it is. */
final class BlockView {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final List<String> STATES = List.of("frozen", "trainable", "head");

    private final Icon sign;
    private final Label name;
    private final VBox box;
    private final StackPane block;
    private final Label hint;
    private final VBox below;
    private final String title;
    private final int number;

    BlockView(CutControl.Block content, int number, boolean head) {
        this.title = content.title();
        this.number = number;
        this.sign = new Icon(head ? Feather.TAG : Feather.LOCK);
        this.name = new Label(content.title());
        name.getStyleClass().add("block-name");
        name.setWrapText(true);
        this.box = new VBox(sign, name);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("group-box");
        this.block = new StackPane(box);
        block.getStyleClass().addAll("stage-block", head ? "head" : "frozen");
        this.hint = new Label(content.sees());
        hint.getStyleClass().add("block-hint");
        hint.setWrapText(true);
        Label figure = new Label(content.figure());
        figure.getStyleClass().add("caption");
        this.below = new VBox(hint, figure);
        below.setAlignment(Pos.TOP_CENTER);
        Tooltip whole = new Tooltip(content.whole());
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

    /** How wide it must be at least for its words: the longest of each label, for between words lines are broken. */
    double widest() {
        return Math.max(longestWord(title, name), longestWord(hint.getText(), hint));
    }

    private static double longestWord(String words, Label label) {
        Text measured = new Text();
        measured.setFont(label.getFont());
        return Arrays.stream(words.split(" "))
                .mapToDouble(word -> {
                    measured.setText(word);
                    return measured.getLayoutBounds().getWidth();
                })
                .max()
                .orElse(0);
    }

    /** Where there is little room a number stands for the name, and the rest is in the tooltip. */
    void setNarrow(boolean narrow) {
        name.setText(!narrow ? title : number > 0 ? Integer.toString(number) : "");
        name.setManaged(!name.getText().isEmpty());
        block.pseudoClassStateChanged(NARROW, narrow);
        below.setVisible(!narrow);
    }
}
