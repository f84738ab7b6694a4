package graft.app.pictures;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.data.Problem;
import graft.data.scan.ScanProblem;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One finding: its sentence, the files it is about, and what can be done about it right here. */
final class ProblemRow extends VBox {

    /** More names than this help nobody. */
    private static final int FILES_SHOWN = 8;

    private final Widgets widgets;
    private final Texts texts;
    private final PicturesModel model;
    private final Desk desk;

    /**
     * @param first whether it is the first that must be decided, whose button is the filled one
     */
    ProblemRow(Widgets widgets, PicturesModel model, PictureLoader loader, Desk desk, Problem problem, boolean first) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        Label sentence = widgets.paragraph(texts.bind(() -> texts.get(problem.message())));
        VBox details = Widgets.column("problem-details");
        HBox head = Widgets.row(sign(problem), Widgets.growing(sentence));
        head.getStyleClass().add("wide-gap");
        head.getChildren().addAll(actions(problem, first));
        getStyleClass().addAll("card-row", "problem-row");
        getChildren().addAll(head, details);
        if (problem instanceof ScanProblem.InSeveralClasses several) {
            details.getChildren().add(new UndecidedPictures(widgets, model, loader, several));
        } else if (!problem.paths().isEmpty()) {
            head.getChildren().add(unfold(details, problem.paths()));
        }
        details.managedProperty().bind(details.visibleProperty());
        details.setVisible(problem instanceof ScanProblem.InSeveralClasses);
    }

    /** Whether one cannot go on before a person has done or decided something. */
    static boolean mustBeDecided(Problem problem) {
        return problem.severity() == Problem.Severity.MUST_FIX || problem instanceof ScanProblem.InSeveralClasses;
    }

    private static Node sign(Problem problem) {
        if (mustBeDecided(problem)) {
            return new Icon(Feather.ALERT_OCTAGON, "bad");
        }
        if (problem instanceof ScanProblem.Unreadable) {
            return new Icon(Feather.FILE_MINUS, "warn");
        }
        if (problem instanceof ScanProblem.Copies) {
            return new Icon(Feather.COPY, "warn");
        }
        return problem.severity() == Problem.Severity.WARNING
                ? new Icon(Feather.ALERT_TRIANGLE, "warn")
                : new Icon(Feather.INFO, "info");
    }

    private List<Node> actions(Problem problem, boolean first) {
        String[] styles = first ? new String[] {"small-button", "primary"} : new String[] {"small-button"};
        if (problem instanceof ScanProblem.TooFewPictures few) {
            Button add = widgets.button("pictures.addPictures", () -> open(List.of(few.className())), "small-button");
            return List.of(
                    widgets.button(
                            "pictures.leaveClassOut", () -> model.decisions().leaveOut(few.className()), styles),
                    add);
        }
        if (problem instanceof ScanProblem.LeftOutByChoice left) {
            return left.classes().stream()
                    .<Node>map(name -> widgets.button(
                            texts.bind("pictures.takeIn", name),
                            () -> model.decisions().takeIn(name),
                            "small-button"))
                    .toList();
        }
        if (problem instanceof ScanProblem.InSeveralClasses several) {
            List<String> digests = UndecidedPictures.digests(model, several);
            return List.of(widgets.button(
                    "pictures.leaveAllOut", () -> model.decisions().leaveOutAll(digests), styles));
        }
        return List.of();
    }

    private Node unfold(VBox details, List<String> paths) {
        Button unfold =
                widgets.iconButton(Feather.CHEVRON_DOWN, "pictures.showFiles", () -> {}, "bare", "small-button");
        unfold.setOnAction(event -> {
            if (details.getChildren().isEmpty()) {
                details.getChildren().add(files(paths));
            }
            details.setVisible(!details.isVisible());
            unfold.setGraphic(new Icon(details.isVisible() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
        });
        return unfold;
    }

    private Node files(List<String> paths) {
        VBox list = Widgets.column("group-box");
        paths.stream().limit(FILES_SHOWN).forEach(path -> {
            Hyperlink show = widgets.link("pictures.showFile", () -> open(List.of(path)));
            Label name = widgets.label(texts.bind(() -> path), "small-text");
            list.getChildren().add(Widgets.row(new Icon(Feather.FILE, "icon-tiny"), Widgets.growing(name), show));
        });
        if (paths.size() > FILES_SHOWN) {
            list.getChildren()
                    .add(widgets.label(texts.bind("pictures.moreFiles", paths.size() - FILES_SHOWN), "caption"));
        }
        return list;
    }

    /** Shows a file of the scanned folder in the system's file manager. */
    private void open(List<String> relative) {
        model.survey().ifPresent(survey -> {
            Path root = survey.scan().root();
            relative.forEach(path -> desk.show(root.resolve(path)));
        });
    }
}
