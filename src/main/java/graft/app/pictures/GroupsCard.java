package graft.app.pictures;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.data.split.GroupingChoice;
import graft.data.split.OfferedGrouping;
import java.util.Optional;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The one question about pictures that belong together, with what Graft found as its answers. */
final class GroupsCard extends VBox {

    private final Texts texts;
    private final PicturesModel model;
    private final VBox answers = Widgets.column("group-box");

    GroupsCard(Widgets widgets, PicturesModel model) {
        this.texts = widgets.texts();
        this.model = model;
        getStyleClass().add("card");
        setId("groups");
        getChildren()
                .addAll(
                        widgets.paragraph("pictures.groupsQuestion", "card-title"),
                        widgets.paragraph("pictures.groupsWhy", "muted", "small-text"),
                        answers);
        model.stateProperty().addListener(observable -> fill());
        model.draftProperty().addListener(observable -> fill());
        texts.languageProperty().addListener(observable -> fill());
        fill();
    }

    private void fill() {
        answers.getChildren().clear();
        ToggleGroup group = new ToggleGroup();
        answer(texts.get("pictures.groupsNo"), Optional.empty(), group);
        model.survey().ifPresent(survey -> survey.offers()
                .forEach(offer -> answer(texts.get(offer.sentence()), Optional.of(word(offer)), group)));
    }

    private static String word(OfferedGrouping offer) {
        return GroupingChoice.word(offer.grouping().source());
    }

    private void answer(String text, Optional<String> word, ToggleGroup group) {
        RadioButton button = new RadioButton(text);
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setSelected(model.draftProperty().get().groups().equals(word));
        button.setOnAction(event -> model.decisions().group(word));
        answers.getChildren().add(button);
    }
}
