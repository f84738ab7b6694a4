package graft.data.split;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table a person made that says one thing about each picture, as any spreadsheet writes it: separated by comma,
 * semicolon or tab, in UTF-8 with or without a mark, UTF-16 with one, or Windows-1252, with or without a heading.
 */
final class PictureTable {

    private static final Set<String> PICTURE_WORDS = Set.of(
            "picture",
            "pictures",
            "image",
            "images",
            "photo",
            "file",
            "filename",
            "file name",
            "file_name",
            "path",
            "name");

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final Path file;
    private final PictureLookup lookup;

    PictureTable(Path file, Path root, List<String> paths) {
        this.file = file;
        this.lookup = new PictureLookup(root, paths);
    }

    /**
     * A row that names a picture.
     *
     * @param number where it stands, from 1, the heading included
     * @param name what the row calls the picture
     * @param pictures the paths of those it means; empty if there is none of that name
     * @param leftOut whether such a file exists that the scan leaves out
     */
    record Row(long number, String name, String value, List<String> pictures, boolean leftOut) {}

    /**
     * Reads the rows.
     *
     * @param valueWords how the column of values may be headed
     * @throws GraftException with {@link ErrorCode#DATA} if the file cannot be read or is no table of two columns
     */
    List<Row> rows(Set<String> valueWords) {
        List<CSVRecord> records = records();
        records.removeIf(r -> r.stream().allMatch(String::isBlank));
        if (records.isEmpty() || records.stream().anyMatch(r -> r.size() < 2)) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.tableTwoColumns", file));
        }
        List<String> first = records.get(0).stream().map(PictureTable::folded).toList();
        int pictureColumn = indexOf(first, PICTURE_WORDS);
        int valueColumn = indexOf(first, valueWords);
        boolean named = pictureColumn >= 0 && valueColumn >= 0 && pictureColumn != valueColumn;
        boolean heading = named || looksLikeHeading(records);
        int p = named ? pictureColumn : 0;
        int v = named ? valueColumn : 1;
        List<Row> rows = new ArrayList<>();
        for (CSVRecord r : records.subList(heading ? 1 : 0, records.size())) {
            if (r.size() <= Math.max(p, v)) {
                throw new GraftException(ErrorCode.DATA, Message.of("data.tableTwoColumns", file));
            }
            String name = r.get(p).strip();
            List<String> pictures = lookup.find(name);
            rows.add(new Row(
                    r.getRecordNumber(),
                    name,
                    r.get(v).strip(),
                    pictures,
                    pictures.isEmpty() && lookup.existsUnused(name)));
        }
        return rows;
    }

    private static String folded(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    private static int indexOf(List<String> cells, Set<String> words) {
        for (int i = 0; i < cells.size(); i++) {
            if (words.contains(cells.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** A first row that names no picture, looks like no file, and stands above one that does name a picture. */
    private boolean looksLikeHeading(List<CSVRecord> records) {
        String name = records.get(0).get(0).strip();
        return records.size() > 1
                && !name.contains(".")
                && lookup.find(name).isEmpty()
                && !lookup.find(records.get(1).get(0).strip()).isEmpty();
    }

    private List<CSVRecord> records() {
        try {
            String text = decode(Files.readAllBytes(file));
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(separator(text))
                    .setIgnoreEmptyLines(true)
                    .build();
            try (CSVParser parser = CSVParser.parse(text, format)) {
                return new ArrayList<>(parser.getRecords());
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.tableUnreadable", file), e);
        }
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            // Not UTF-8: what spreadsheets on Windows save as plain "CSV".
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The separator the first line has most of, outside quotes. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            for (int s = 0; s < SEPARATORS.length; s++) {
                counts[s] += !quoted && c == SEPARATORS[s] ? 1 : 0;
            }
        }
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS[best];
    }
}
