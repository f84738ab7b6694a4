package graft.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that line up: the first to the left, the others as told. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean numbers;

    /**
     * @param numbers whether all columns but the first hold numbers, which line up at the right
     */
    TextTable(boolean numbers, String... headings) {
        this.numbers = numbers;
        rows.add(List.of(headings));
    }

    /** Adds a row, with as many cells as there are headings. */
    void row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + rows.get(0));
        }
        rows.add(List.copyOf(cells));
    }

    void row(String... cells) {
        row(List.of(cells));
    }

    /** The lines, headings first, nothing at their ends. */
    List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], length(row.get(c)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String space = " ".repeat(widths[c] - length(row.get(c)));
            line.append(c == 0 ? "" : "  ");
            line.append(numbers && c > 0 ? space + row.get(c) : row.get(c) + space);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
