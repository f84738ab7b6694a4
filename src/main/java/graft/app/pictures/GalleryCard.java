package graft.app.pictures;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;

/**
 * All pictures, by class. Only the tiles that are seen exist, and only their thumbnails are decoded. One tab stop; the arrow
 * keys move inside.
 */
final class GalleryCard extends VBox {

    private final Texts texts;
    private final PicturesModel model;
    private final ObjectProperty<Optional<String>> shownClass = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Picture> shown = FXCollections.observableArrayList();
    private final FlowPane filters = new FlowPane();
    private final GridView<Picture> grid = new GridView<>(shown);
    private final GalleryKeys keys;

    /**
     * @param chosen hears which picture a person wants to look at
     */
    GalleryCard(Widgets widgets, PicturesModel model, PictureLoader loader, Consumer<Picture> chosen) {
        this.texts = widgets.texts();
        this.model = model;
        this.keys = new GalleryKeys(grid, shown, chosen);
        filters.getStyleClass().add("filters");
        grid.getStyleClass().add("gallery");
        grid.setId("gallery");
        grid.setCellFactory(view -> new PictureTile(loader, model, keys));
        grid.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        grid.accessibleTextProperty().bind(texts.bind("pictures.galleryName"));
        HBox head = Widgets.row(
                widgets.label("pictures.gallery", "card-title"),
                Widgets.growing(filters),
                widgets.label(
                        texts.bind(() -> texts.get("pictures.count", shown.size()), Bindings.size(shown)), "caption"));
        head.getStyleClass().add("wide-gap");
        getStyleClass().add("section");
        getChildren().addAll(head, grid);
        model.stateProperty().addListener(observable -> refill());
        shownClass.addListener(observable -> fill());
        texts.languageProperty().addListener(observable -> refill());
        refill();
    }

    private void refill() {
        filters.getChildren().clear();
        model.survey().map(Survey::scan).ifPresent(this::filters);
        fill();
    }

    private void filters(Scan scan) {
        if (shownClass.get().filter(name -> !scan.classes().contains(name)).isPresent()) {
            shownClass.set(Optional.empty());
        }
        ToggleGroup group = new ToggleGroup();
        filter(texts.get("pictures.all"), Optional.empty(), group);
        scan.classes().forEach(name -> filter(name, Optional.of(name), group));
    }

    private void filter(String name, Optional<String> className, ToggleGroup group) {
        ToggleButton button = new ToggleButton(name);
        button.getStyleClass().add("filter");
        button.setToggleGroup(group);
        button.setSelected(shownClass.get().equals(className));
        button.setOnAction(event -> {
            button.setSelected(true);
            shownClass.set(className);
        });
        filters.getChildren().add(button);
    }

    private void fill() {
        shown.setAll(model.survey().map(survey -> ofClass(survey.scan())).orElse(List.of()));
        keys.reset();
    }

    /** Of all classes their pictures take turns, so that one sees how they differ. */
    private List<Picture> ofClass(Scan scan) {
        Optional<String> wanted = shownClass.get();
        if (wanted.isPresent()) {
            return scan.pictures().stream()
                    .filter(p -> p.className().equals(wanted.get()))
                    .toList();
        }
        Map<String, Integer> turn = new HashMap<>();
        IdentityHashMap<Picture, Integer> turns = new IdentityHashMap<>();
        scan.pictures().forEach(p -> turns.put(p, turn.merge(p.className(), 1, Integer::sum)));
        return scan.pictures().stream().sorted(Comparator.comparing(turns::get)).toList();
    }
}
