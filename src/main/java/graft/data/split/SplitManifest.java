package graft.data.split;

import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Which picture is in which part. Saved with a project and with each run, and never computed anew for pictures it knows.
 *
 * @param entries ordered by path, then digest
 */
public record SplitManifest(List<Entry> entries) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("path", "digest", "class", "part", "unit", "group", "present")
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .build();

    /**
     * One picture.
     *
     * @param path relative to the scanned folder, with {@code /}, when last seen
     * @param digest of its pixels
     * @param className its class when last seen
     * @param unit what it stays together with
     * @param group the group it was given, if any
     * @param present whether it was there at the last scan; one that was away keeps its part until it comes back
     */
    public record Entry(
            String path,
            String digest,
            String className,
            Part part,
            String unit,
            Optional<String> group,
            boolean present) {}

    public SplitManifest {
        entries = entries.stream()
                .sorted(Comparator.comparing(Entry::path).thenComparing(Entry::digest))
                .toList();
    }

    /** The present pictures of a part. */
    public List<Entry> of(Part part) {
        return present().stream().filter(e -> e.part() == part).toList();
    }

    /** The pictures that were there at the last scan. */
    public List<Entry> present() {
        return entries.stream().filter(Entry::present).toList();
    }

    /** Whether there are pictures for an honest figure. */
    public boolean hasTest() {
        return entries.stream().anyMatch(e -> e.present() && e.part() == Part.TEST);
    }

    /** Present pictures by class and part; classes in the order of their names, parts without pictures are absent. */
    public Map<String, Map<Part, Integer>> counts() {
        Map<String, Map<Part, Integer>> counts = new TreeMap<>(new graft.data.scan.NaturalOrder());
        for (Entry e : present()) {
            counts.computeIfAbsent(e.className(), c -> new EnumMap<>(Part.class))
                    .merge(e.part(), 1, Integer::sum);
        }
        return counts;
    }

    /** Writes the manifest as CSV (RFC 4180, UTF-8), complete or not at all. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer =
                new CSVPrinter(text, FORMAT.builder().setSkipHeaderRecord(false).build())) {
            for (Entry e : entries) {
                printer.printRecord(
                        e.path(),
                        e.digest(),
                        e.className(),
                        e.part().word(),
                        e.unit(),
                        e.group().orElse(""),
                        e.present());
            }
        }
        AtomicFiles.writeText(file, text.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if the file is missing, cut off or something else
     */
    public static SplitManifest read(Path file) {
        List<Entry> entries = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = String.join(",", FORMAT.getHeader());
            char[] first = new char[header.length()];
            if (reader.read(first) != first.length || !header.equals(new String(first))) {
                throw new IOException("another header");
            }
            for (CSVRecord row :
                    FORMAT.builder().setSkipHeaderRecord(false).build().parse(reader)) {
                if (row.size() > 1) {
                    entries.add(entry(row));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.splitManifestDamaged", file), e);
        }
        return new SplitManifest(entries);
    }

    private static Entry entry(CSVRecord row) throws IOException {
        if (!row.isConsistent()
                || !(row.get("present").equals("true") || row.get("present").equals("false"))) {
            throw new IOException("row " + row.getRecordNumber() + " is not whole");
        }
        String group = row.get("group");
        return new Entry(
                row.get("path"),
                row.get("digest"),
                row.get("class"),
                Part.named(row.get("part")).orElseThrow(() -> new IOException("unknown part " + row.get("part"))),
                row.get("unit"),
                group.isEmpty() ? Optional.empty() : Optional.of(group),
                row.get("present").equals("true"));
    }
}
