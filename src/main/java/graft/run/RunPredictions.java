package graft.run;

import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.evaluation.Predictions;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * What a finished model answered for every validation and test picture: what comparisons, and figures nobody has thought of
 * yet, are made from. After a refit the validation pictures have the answers of the weights before it, which had not learned
 * from them.
 *
 * @param classes in the order of the probabilities
 * @param rows in the order of the split
 */
public record RunPredictions(List<String> classes, List<Row> rows) {

    private static final List<String> FIXED = List.of("part", "path", "digest", "group", "class");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();
    /** The last line, so that a file that was cut off between two lines is known as such. */
    private static final String END = "end";

    /**
     * One answer.
     *
     * @param part never training
     * @param path relative to the scanned folder, with {@code /}
     * @param digest of its pixels
     * @param group what it belongs to, if anything
     * @param className its right class
     * @param probabilities one for each class
     */
    public record Row(
            Part part,
            String path,
            String digest,
            Optional<String> group,
            String className,
            List<Double> probabilities) {
        public Row {
            probabilities = List.copyOf(probabilities);
        }

        /** The same answer to a picture of another class. */
        public Row labelled(String otherClass) {
            return new Row(part, path, digest, group, otherClass, probabilities);
        }
    }

    public RunPredictions {
        classes = List.copyOf(classes);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.probabilities().size() != classes.size() || !classes.contains(row.className())) {
                throw new IllegalArgumentException("an answer that does not fit classes " + classes);
            }
        }
    }

    /**
     * The answers of one part, ready for figures; nothing where it has no pictures. A picture's id is its digest; copies of
     * it are counted through.
     */
    public Optional<Predictions> of(Part part) {
        List<Row> chosen = rows.stream().filter(r -> r.part() == part).toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        int[] truth =
                chosen.stream().mapToInt(r -> classes.indexOf(r.className())).toArray();
        double[][] probabilities = chosen.stream()
                .map(r -> r.probabilities().stream().mapToDouble(p -> p).toArray())
                .toArray(double[][]::new);
        Map<String, Integer> copies = new HashMap<>();
        Predictions predictions = Predictions.ofProbabilities(classes, truth, probabilities)
                .withPictures(chosen.stream()
                        .map(r -> r.digest() + "#" + copies.merge(r.digest(), 1, Integer::sum))
                        .toList());
        return Optional.of(
                chosen.stream().anyMatch(r -> r.group().isPresent())
                        // A picture without a group is one of its own.
                        ? predictions.withGroups(chosen.stream()
                                .map(r -> r.group().map(g -> "group " + g).orElse("picture " + r.digest()))
                                .toList())
                        : predictions);
    }

    /** Writes the answers as CSV (RFC 4180, UTF-8), complete or not at all. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            List<Object> header = new ArrayList<>(FIXED);
            header.addAll(classes);
            printer.printRecord(header);
            for (Row row : rows) {
                List<Object> cells = new ArrayList<>(List.of(
                        row.part().word(), row.path(), row.digest(), row.group().orElse(""), row.className()));
                cells.addAll(row.probabilities());
                printer.printRecord(cells);
            }
            printer.printRecord(END, rows.size());
        }
        AtomicFiles.writeText(file, text.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is missing, damaged or cut off
     */
    public static RunPredictions read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            List<CSVRecord> records = parser.getRecords();
            CSVRecord last = records.isEmpty() ? null : records.get(records.size() - 1);
            if (last == null
                    || last.size() != 2
                    || !last.get(0).equals(END)
                    || Integer.parseInt(last.get(1)) != records.size() - 2) {
                throw new IOException("cut off");
            }
            List<String> header = records.get(0).toList();
            if (header.size() < FIXED.size() || !header.subList(0, FIXED.size()).equals(FIXED)) {
                throw new IOException("another header");
            }
            List<Row> rows = new ArrayList<>();
            for (CSVRecord r : records.subList(1, records.size() - 1)) {
                rows.add(row(r));
            }
            return new RunPredictions(header.subList(FIXED.size(), header.size()), rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw JsonDocument.damaged(file, e.toString(), e);
        }
    }

    private static Row row(CSVRecord r) throws IOException {
        List<Double> probabilities = new ArrayList<>();
        for (int i = FIXED.size(); i < r.size(); i++) {
            probabilities.add(Double.valueOf(r.get(i)));
        }
        return new Row(
                Part.named(r.get(0)).orElseThrow(() -> new IOException("unknown part")),
                r.get(1),
                r.get(2),
                r.get(3).isEmpty() ? Optional.empty() : Optional.of(r.get(3)),
                r.get(4),
                probabilities);
    }
}
