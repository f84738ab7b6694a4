package graft.app.depth;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The three depths to choose from; moving the cut by hand unselects them. */
final class PresetCards extends StackPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final DepthModel model;
    private final Map<Preset, RadioButton> buttons = new EnumMap<>(Preset.class);
    private final ToggleGroup group = new ToggleGroup();

    PresetCards(Widgets widgets, DepthModel model) {
        this.model = model;
        List<VBox> cards = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            cards.add(card(widgets, preset));
        }
        Columns columns = Columns.equal(cards.toArray(VBox[]::new));
        getChildren().add(columns);
        model.draftProperty().addListener(observable -> mark());
        model.stagesProperty().addListener(observable -> mark());
        mark();
    }

    private VBox card(Widgets widgets, Preset preset) {
        RadioButton button = new RadioButton();
        button.textProperty().bind(widgets.texts().bind(preset.nameKey()));
        button.getStyleClass().add("strong");
        button.setToggleGroup(group);
        button.setOnAction(event -> {
            model.choose(preset);
            mark();
        });
        buttons.put(preset, button);
        FlowPane head = Widgets.wrapping(button);
        if (preset == Preset.HEAD_ONLY) {
            head.getChildren().add(widgets.chip(widgets.texts().bind("backbones.recommended"), "success"));
        }
        VBox card = Widgets.column(
                "choice-card", head, widgets.paragraph(preset.meaningKey(), "muted", "small-text", "preset-meaning"));
        card.getStyleClass().add("preset-card");
        card.setOnMouseClicked(event -> button.fire());
        return card;
    }

    private void mark() {
        Optional<Preset> chosen = model.preset();
        buttons.forEach((preset, button) -> {
            boolean selected = chosen.filter(p -> p == preset).isPresent();
            button.setSelected(selected);
            button.getParent().getParent().pseudoClassStateChanged(CHOSEN, selected);
            button.setDisable(model.isFixed() && preset != Preset.HEAD_ONLY);
        });
    }
}
