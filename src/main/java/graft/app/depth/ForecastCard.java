package graft.app.depth;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.ByteText;
import graft.app.i18n.DurationText;
import graft.app.i18n.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What training from this cut would cost: minutes, memory, disk, weights that change, and the risk of memorising. */
final class ForecastCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final DepthModel model;

    ForecastCard(Widgets widgets, DepthModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        getStyleClass().addAll("card", "forecast");
        setId("forecast");
        getChildren()
                .addAll(
                        widgets.label("depth.forecast", "card-title"),
                        row(
                                Feather.CLOCK,
                                f -> DurationText.about(f.seconds(), texts),
                                f -> texts.get("depth.onThisComputer")),
                        new TimeLimit(widgets, model),
                        row(Feather.CPU, f -> ByteText.of(f.memoryBytes(), texts), f -> texts.get("depth.memory")),
                        row(
                                Feather.HARD_DRIVE,
                                f -> f.diskBytes() == 0 ? texts.get("depth.noDisk") : ByteText.of(f.diskBytes(), texts),
                                f -> texts.get("depth.disk")),
                        row(
                                Feather.SLIDERS,
                                f -> CountText.of(f.trainedWeights(), texts),
                                f -> texts.get("depth.weights", CountText.of(f.allWeights(), texts))),
                        row(Feather.SHIELD, f -> texts.get(risk(f)), f -> texts.get("depth.risk")),
                        new RiskBar());
    }

    private static String risk(Forecast forecast) {
        return switch (forecast.risk()) {
            case LOW -> "depth.riskLow";
            case MEDIUM -> "depth.riskMedium";
            case HIGH -> "depth.riskHigh";
        };
    }

    private Node row(Feather glyph, Function<Forecast, String> value, Function<Forecast, String> meaning) {
        Label figure = widgets.label(
                texts.bind(() -> model.forecastProperty().get().map(value).orElse("–"), model.forecastProperty()),
                "key-value");
        Label words = widgets.paragraph(
                texts.bind(() -> model.forecastProperty().get().map(meaning).orElse(""), model.forecastProperty()),
                "caption");
        HBox row = Widgets.row(new Icon(glyph), Widgets.growing(Widgets.column("stack-box", figure, words)));
        row.getStyleClass().add("forecast-row");
        return row;
    }

    /** One, two or three of three fields. */
    private final class RiskBar extends HBox {
        RiskBar() {
            getStyleClass().add("risk-bar");
            for (int i = 0; i < Forecast.Risk.values().length; i++) {
                Region field = new Region();
                field.getStyleClass().add("risk-field");
                HBox.setHgrow(field, Priority.ALWAYS);
                getChildren().add(field);
            }
            model.forecastProperty().addListener(observable -> fill());
            fill();
        }

        private void fill() {
            Forecast.Risk risk =
                    model.forecastProperty().get().map(Forecast::risk).orElse(Forecast.Risk.LOW);
            for (int i = 0; i < getChildren().size(); i++) {
                String style = i >= risk.level() ? "" : "risk-" + risk.level();
                Widgets.restyle(getChildren().get(i), List.of("risk-1", "risk-2", "risk-3"), style);
            }
        }
    }
}
