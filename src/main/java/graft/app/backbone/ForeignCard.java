package graft.app.backbone;

import graft.app.control.Widgets;
import graft.backbone.ForeignLook;
import graft.backbone.NamedPreprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Asks how an ONNX file of another program is to be read; the likeliest answers are marked already. */
final class ForeignCard extends VBox {

    private final Widgets widgets;
    private final ForeignQuestion question;

    ForeignCard(Widgets widgets, ForeignQuestion question) {
        this.widgets = widgets;
        this.question = question;
        setId("foreign-file");
        question.askedProperty().addListener((observable, before, now) -> show(now));
        widgets.texts()
                .languageProperty()
                .addListener(observable -> show(question.askedProperty().get()));
        Widgets.showWhen(this, question.askedProperty().map(Optional::isPresent));
        show(question.askedProperty().get());
    }

    private void show(Optional<ForeignQuestion.Asked> asked) {
        getChildren().setAll(asked.map(a -> List.of(card(a))).orElse(List.of()));
    }

    private Node card(ForeignQuestion.Asked asked) {
        ForeignLook look = asked.look();
        ToggleGroup places = new ToggleGroup();
        List<Node> outputs = new ArrayList<>();
        look.features()
                .forEach(place -> outputs.add(
                        radio(places, place.value(), widgets.texts().get(place.description()), outputs.isEmpty())));
        ToggleGroup ways = new ToggleGroup();
        List<Node> preprocessings = new ArrayList<>();
        for (NamedPreprocessing way : NamedPreprocessing.values()) {
            preprocessings.add(radio(
                    ways,
                    way.text(),
                    widgets.texts().get(words(way)),
                    way.text().equals(look.preprocessing())));
        }
        return Widgets.card(
                widgets.label("backbones.foreignTitle", "card-title"),
                widgets.paragraph(widgets.texts().bind(() -> widgets.texts()
                        .get("backbones.foreignSentence", asked.file().getFileName(), look.width(), look.height()))),
                widgets.label("backbones.foreignFeatures", "strong"),
                Widgets.column("stack-box", outputs.toArray(Node[]::new)),
                widgets.label("backbones.foreignWay", "strong"),
                widgets.paragraph(
                        widgets.texts().bind(() -> widgets.texts().get(look.because())), "muted", "small-text"),
                Widgets.wrapping(preprocessings.toArray(Node[]::new)),
                Widgets.row(
                        widgets.button("backbones.foreignTake", () -> take(places, ways), "primary"),
                        widgets.button("backbones.foreignLeave", question::dismiss)));
    }

    private static String words(NamedPreprocessing way) {
        return switch (way) {
            case NONE -> "backbones.wayNone";
            case UNIT -> "backbones.wayUnit";
            case IMAGENET -> "backbones.wayImageNet";
            case MINUS_ONE_TO_ONE -> "backbones.wayMinusOne";
            case CLIP -> "backbones.wayClip";
            case BGR_MINUS_MEAN -> "backbones.wayCaffe";
        };
    }

    private static RadioButton radio(ToggleGroup group, String value, String words, boolean chosen) {
        RadioButton button = new RadioButton(words);
        button.setWrapText(true);
        button.setUserData(value);
        button.setToggleGroup(group);
        button.setSelected(chosen);
        return button;
    }

    private void take(ToggleGroup places, ToggleGroup ways) {
        question.take(value(places), value(ways));
    }

    /** One of each is chosen from the beginning, and a click never leaves none. */
    private static String value(ToggleGroup group) {
        Toggle chosen = group.getSelectedToggle();
        return String.valueOf(chosen == null ? group.getToggles().get(0).getUserData() : chosen.getUserData());
    }
}
