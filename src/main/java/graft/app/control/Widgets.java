package graft.app.control;

import graft.app.i18n.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Makes the controls of the window, bound to its language and dressed with the style classes of its sheets, so that a view
 * reads like what it shows.
 */
public final class Widgets {

    private final Texts texts;

    public Widgets(Texts texts) {
        this.texts = texts;
    }

    public Texts texts() {
        return texts;
    }

    /** A label of one line. */
    public Label label(String key, String... styles) {
        return label(texts.bind(key), styles);
    }

    public Label label(ObservableValue<String> text, String... styles) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll(styles);
        // A label that is squeezed says so with an ellipsis; one that must not be has a minimum of its own.
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        return label;
    }

    /** A label of one line that is shortened where there is too little room; its tooltip says the whole. */
    public Label shortening(ObservableValue<String> text, String... styles) {
        Label label = label(text, styles);
        label.getStyleClass().add("shortens");
        label.setMinWidth(0);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        label.setTooltip(tooltip);
        return label;
    }

    /** A label that takes as many lines as it needs. */
    public Label paragraph(String key, String... styles) {
        return paragraph(texts.bind(key), styles);
    }

    public Label paragraph(ObservableValue<String> text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A button that never shortens its text. */
    public Button button(String key, Runnable action, String... styles) {
        return button(texts.bind(key), action, styles);
    }

    public Button button(ObservableValue<String> text, Runnable action, String... styles) {
        Button button = new Button();
        button.textProperty().bind(text);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A button with a sign before its text. */
    public Button button(String key, Feather glyph, Runnable action, String... styles) {
        Button button = button(key, action, styles);
        button.setGraphic(new Icon(glyph));
        return button;
    }

    /** A button that is only a sign; its name is its tooltip and what a screen reader says. */
    public Button iconButton(Feather glyph, String nameKey, Runnable action, String... styles) {
        Button button = new Button();
        button.setGraphic(new Icon(glyph));
        button.getStyleClass().add("icon-button");
        button.getStyleClass().addAll(styles);
        button.setOnAction(event -> action.run());
        name(button, texts.bind(nameKey));
        return button;
    }

    /** Gives a node without text a name: its tooltip, and what a screen reader says. */
    public void name(Node node, ObservableValue<String> name) {
        node.accessibleTextProperty().bind(name);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(name);
        Tooltip.install(node, tooltip);
    }

    public Hyperlink link(String key, Runnable action) {
        return link(texts.bind(key), action);
    }

    public Hyperlink link(ObservableValue<String> text, Runnable action) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(text);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> action.run());
        return link;
    }

    /** A small rounded note, such as "Finished". */
    public Label chip(ObservableValue<String> text, Feather glyph, String... styles) {
        Label chip = label(text, styles);
        chip.getStyleClass().add("chip");
        chip.setGraphic(new Icon(glyph));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /** The same without a sign. */
    public Label chip(ObservableValue<String> text, String... styles) {
        Label chip = label(text, styles);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    /** Side by side, eight pixels apart. */
    public static HBox row(Node... children) {
        HBox row = new HBox(children);
        row.getStyleClass().add("row-box");
        return row;
    }

    /** Side by side, and on further lines where there is no room for that. */
    public static FlowPane wrapping(Node... children) {
        FlowPane row = new FlowPane(children);
        row.getStyleClass().add("wrapping-box");
        row.setMinWidth(0);
        return row;
    }

    /** One under the other. */
    public static VBox column(String style, Node... children) {
        VBox column = new VBox(children);
        column.getStyleClass().add(style);
        return column;
    }

    /** A white sheet on the page. */
    public static VBox card(Node... children) {
        return column("card", children);
    }

    /** Takes the room that is left in a row. */
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public static Region divider() {
        Region divider = new Region();
        divider.getStyleClass().add("divider");
        return divider;
    }

    /** Lets a node in a row take the room that is left, and shrink to nothing before others do. */
    public static <T extends Region> T growing(T node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        node.setMinWidth(0);
        node.setMaxWidth(Double.MAX_VALUE);
        return node;
    }

    /** Others give way first. */
    public static <T extends Region> T unshortened(T node) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }

    /** Shows a node, or takes it out of the layout altogether. */
    public static void showWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /** Exactly one of these style classes, or none of them. */
    public static void restyle(Node node, List<String> all, String wanted) {
        node.getStyleClass().removeAll(all);
        if (!wanted.isEmpty()) {
            node.getStyleClass().add(wanted);
        }
    }
}
