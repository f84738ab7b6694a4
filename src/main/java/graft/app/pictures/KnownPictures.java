package graft.app.pictures;

import graft.app.control.Banner;
import graft.app.control.Columns;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.data.Problem;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Everything about pictures that were looked at. Good news stands on top, and what is good to know at the end; what must be
 * decided takes the place of the good news, right under the classes.
 */
final class KnownPictures extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final PicturesModel model;

    KnownPictures(Widgets widgets, PicturesModel model, PictureLoader loader, Desk desk, FitCard fit) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        ObservableValue<Boolean> decide = model.problemsProperty().map(KnownPictures::mustDecide);
        Node verdict = verdict();
        Widgets.showWhen(verdict, decide.map(d -> !d));
        Node urgent = new ProblemsCard(widgets, model, loader, desk);
        Widgets.showWhen(urgent, decide);
        Node notes = new ProblemsCard(widgets, model, loader, desk);
        Widgets.showWhen(notes, model.problemsProperty().map(list -> !list.isEmpty() && !mustDecide(list)));
        Node cards = new Columns(new double[] {52, 48}, new ClassesCard(widgets, model), new SplitCard(widgets, model));
        Node gallery = new GalleryCard(widgets, model, loader, fit::look);
        getStyleClass().add("page-sections");
        getChildren()
                .addAll(news(), verdict, cards, refusal(), urgent, gallery, new GroupsCard(widgets, model), fit, notes);
    }

    private static boolean mustDecide(List<Problem> problems) {
        return problems.stream().anyMatch(ProblemRow::mustBeDecided);
    }

    /** What is other than at the last look. */
    private Node news() {
        ObservableValue<Survey.Change> change = model.stateProperty()
                .map(state -> model.survey().map(Survey::change).orElse(Survey.Change.NONE));
        Banner news = new Banner(
                widgets,
                Tone.INFO,
                texts.bind(
                        () -> texts.get(
                                "pictures.changed",
                                change.getValue().added(),
                                change.getValue().gone()),
                        change),
                texts.bind("pictures.changedMeaning"));
        Widgets.showWhen(news, change.map(c -> !c.equals(Survey.Change.NONE)));
        return news;
    }

    private Node verdict() {
        return new Banner(
                widgets,
                Tone.SUCCESS,
                texts.bind(() -> model.survey().map(this::title).orElse(""), model.stateProperty()),
                texts.bind(
                        () -> model.survey().map(this::body).orElse(""),
                        model.problemsProperty(),
                        model.stateProperty()));
    }

    private String title(Survey survey) {
        return texts.get(
                "pictures.goodToGo",
                survey.scan().pictures().size(),
                survey.scan().classes().size());
    }

    private String body(Survey survey) {
        String news = survey.arrived() == 0 ? "" : " " + texts.get("pictures.arrived", survey.arrived());
        int findings = model.problemsProperty().get().size();
        return (findings == 0 ? texts.get("pictures.nothingFound") : texts.get("pictures.somethingFound", findings))
                + news;
    }

    /** Why the pictures cannot be split, where no single problem says so. */
    private Node refusal() {
        Banner refusal = new Banner(
                widgets,
                Tone.DANGER,
                texts.bind("pictures.refusalTitle"),
                texts.bindOptional(model.divisionProperty().map(d -> d.flatMap(Division::refusal))));
        Widgets.showWhen(
                refusal,
                model.divisionProperty()
                        .map(d -> d.flatMap(Division::refusal).isPresent()
                                && !mustDecide(model.problemsProperty().get())));
        return refusal;
    }
}
