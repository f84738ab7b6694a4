package graft.app.pictures;

import graft.app.control.BarRow;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.scan.ScanProblem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A bar for each class, as long as it has pictures; small ones are marked. */
final class ClassesCard extends VBox {

    /** So many fit without pushing everything else away. */
    private static final int SHOWN = 12;

    private final Widgets widgets;
    private final Texts texts;
    private final PicturesModel model;
    private final VBox bars = Widgets.column("bars");
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final Hyperlink more;

    ClassesCard(Widgets widgets, PicturesModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.more = widgets.link(
                texts.bind(
                        () -> texts.get(
                                all.get() ? "pictures.fewerClasses" : "pictures.allClasses",
                                model.survey()
                                        .map(survey -> survey.scan().classes().size())
                                        .orElse(0)),
                        all,
                        model.stateProperty()),
                () -> all.set(!all.get()));
        getStyleClass().add("card");
        getChildren()
                .addAll(
                        Widgets.row(
                                widgets.label("pictures.classes", "card-title"),
                                Widgets.spacer(),
                                widgets.label("pictures.picturesUnit", "caption")),
                        bars,
                        more);
        model.stateProperty().addListener(observable -> fill());
        all.addListener(observable -> fill());
        fill();
    }

    private void fill() {
        bars.getChildren().clear();
        model.survey().map(Survey::scan).ifPresent(this::fill);
    }

    private void fill(Scan scan) {
        Map<String, Long> counts =
                scan.pictures().stream().collect(Collectors.groupingBy(Picture::className, Collectors.counting()));
        long most = counts.values().stream().mapToLong(n -> n).max().orElse(1);
        Map<String, ScanProblem> small = small(scan);
        List<String> names = scan.classes();
        names.stream().limit(all.get() ? names.size() : SHOWN).forEach(name -> {
            long count = counts.getOrDefault(name, 0L);
            BarRow row = new BarRow(
                    widgets, texts.bind(() -> name), (double) count / most, texts.bind("pictures.number", count));
            mark(row, small.get(name));
            bars.getChildren().add(row);
        });
        more.setVisible(names.size() > SHOWN);
        more.setManaged(names.size() > SHOWN);
    }

    private void mark(BarRow row, @Nullable ScanProblem problem) {
        if (problem instanceof ScanProblem.TooFewPictures) {
            row.mark("danger", widgets.chip(texts.bind("pictures.tooFew"), Feather.ALERT_OCTAGON, "danger"));
        } else if (problem != null) {
            row.mark("warning", widgets.chip(texts.bind("pictures.few"), Feather.ALERT_TRIANGLE, "warning"));
        }
    }

    private static Map<String, ScanProblem> small(Scan scan) {
        Function<ScanProblem, String> nameOf = problem -> problem instanceof ScanProblem.TooFewPictures few
                ? few.className()
                : problem instanceof ScanProblem.SmallClass few ? few.className() : "";
        return scan.problems().stream()
                .filter(p -> !nameOf.apply(p).isEmpty())
                .collect(Collectors.toMap(nameOf, p -> p, (one, other) -> one));
    }
}
