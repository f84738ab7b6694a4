package graft.app.pictures;

import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.data.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Everything that looking at the pictures brought up: what must be mended first, then what is good to know. */
final class ProblemsCard extends VBox {

    /** Which of them are listed. */
    private enum Filter {
        ALL("pictures.filterAll"),
        MUST_FIX("pictures.filterMustFix"),
        GOOD_TO_KNOW("pictures.filterGoodToKnow");

        private final String key;

        Filter(String key) {
            this.key = key;
        }

        boolean takes(Problem problem) {
            return switch (this) {
                case ALL -> true;
                case MUST_FIX -> ProblemRow.mustBeDecided(problem);
                case GOOD_TO_KNOW -> !ProblemRow.mustBeDecided(problem);
            };
        }
    }

    private final Widgets widgets;
    private final Texts texts;
    private final PicturesModel model;
    private final PictureLoader loader;
    private final Desk desk;
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final HBox filters = Widgets.row();
    private final VBox rows = new VBox();

    ProblemsCard(Widgets widgets, PicturesModel model, PictureLoader loader, Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.loader = loader;
        this.desk = desk;
        HBox head = Widgets.row(widgets.label("pictures.found", "card-title"), Widgets.spacer(), filters);
        head.getStyleClass().add("problems-head");
        getStyleClass().addAll("card", "tight");
        setId("problems");
        getChildren().addAll(head, rows);
        model.problemsProperty().addListener(observable -> fill());
        texts.languageProperty().addListener(observable -> fill());
        filter.addListener(observable -> fill());
        fill();
    }

    private void fill() {
        List<Problem> problems = new ArrayList<>(model.problemsProperty().get());
        problems.sort(Comparator.comparing(p -> !ProblemRow.mustBeDecided(p)));
        fillFilters(problems);
        List<Node> shown = new ArrayList<>();
        boolean firstDecision = true;
        for (Problem problem : problems) {
            if (filter.get().takes(problem)) {
                shown.add(new ProblemRow(widgets, model, loader, desk, problem, firstDecision));
                firstDecision = firstDecision && !ProblemRow.mustBeDecided(problem);
            }
        }
        rows.getChildren().setAll(shown);
    }

    private void fillFilters(List<Problem> problems) {
        filters.getChildren().clear();
        ToggleGroup group = new ToggleGroup();
        for (Filter each : Filter.values()) {
            long count = problems.stream().filter(each::takes).count();
            ToggleButton button = new ToggleButton(texts.get(each.key, count));
            button.getStyleClass().add("filter");
            button.setToggleGroup(group);
            button.setSelected(filter.get() == each);
            button.setOnAction(event -> {
                button.setSelected(true);
                filter.set(each);
            });
            filters.getChildren().add(button);
        }
    }
}
