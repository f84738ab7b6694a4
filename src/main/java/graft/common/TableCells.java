package graft.common;

/**
 * Texts as cells of tables that people open in spreadsheets: quoted by RFC 4180, and with an apostrophe in front where a
 * spreadsheet would run the text instead of showing it (OWASP, CSV injection).
 */
public final class TableCells {

    private static final String DANGEROUS = "=+-@\t\r\n";

    private TableCells() {}

    /**
     * A text as a cell.
     *
     * @param separator what stands between cells
     */
    public static String text(String text, char separator) {
        return quoted(harmless(text), separator);
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && DANGEROUS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell, char separator) {
        boolean needed = cell.indexOf(separator) >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\n') >= 0
                || cell.indexOf('\r') >= 0;
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
