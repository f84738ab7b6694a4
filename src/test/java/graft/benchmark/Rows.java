package graft.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, so that a result can go into the documentation as it is. */
final class Rows {

    private final List<String> lines = new ArrayList<>();

    Rows(String... headings) {
        lines.add("| " + String.join(" | ", headings) + " |");
        lines.add("|" + "---|".repeat(headings.length));
    }

    /** Numbers get the digits that matter. */
    void add(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell instanceof Double number ? text(number) : String.valueOf(cell));
        }
        lines.add("| " + String.join(" | ", texts) + " |");
    }

    static String text(double number) {
        if (Double.isNaN(number)) {
            return "";
        }
        return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.3g", number);
    }

    void print() {
        lines.forEach(System.out::println);
        System.out.println();
    }
}
