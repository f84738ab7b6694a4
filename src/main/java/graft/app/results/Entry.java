package graft.app.results;

import graft.app.control.Widgets;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.scene.control.TextField;

/** A field for a number, with a comma or a point; what is none of the range goes back to what was there. */
final class Entry extends TextField {

    private final double least;
    private final double most;
    private final DoubleConsumer hear;
    private double known;

    /**
     * @param nameKey what a screen reader calls it
     * @param hear hears of each new number
     */
    Entry(Widgets widgets, String nameKey, double least, double most, double first, DoubleConsumer hear) {
        this.least = least;
        this.most = most;
        this.hear = hear;
        this.known = first;
        getStyleClass().add("minutes-field");
        accessibleTextProperty().bind(widgets.texts().bind(nameKey));
        setText(text(first));
        setOnAction(event -> commit());
        focusedProperty().addListener((observable, before, now) -> {
            if (!now) {
                commit();
            }
        });
    }

    /** The number that holds. */
    double number() {
        commit();
        return known;
    }

    private void commit() {
        OptionalDouble said = read(getText());
        if (said.isEmpty() || said.getAsDouble() < least || said.getAsDouble() > most) {
            setText(text(known));
        } else if (said.getAsDouble() != known) {
            known = said.getAsDouble();
            hear.accept(known);
        }
    }

    private static OptionalDouble read(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text.strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // the number before stays
        }
    }

    private static String text(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%s", number);
    }
}
