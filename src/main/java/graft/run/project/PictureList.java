package graft.run.project;

import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The pictures of a project as the last scan found them, those included that are in no part: by path, by the digest of their
 * pixels and by that of their files. It is written anew after every scan and needed to find a folder that was moved, and to
 * say what there was while it is away.
 *
 * @param entries ordered by path
 */
public record PictureList(List<Entry> entries) {

    private static final String[] HEADER = {"path", "digest", "fileDigest", "bytes", "class"};
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();

    /**
     * One picture.
     *
     * @param path relative to the scanned folder, with {@code /}
     * @param digest of its pixels
     * @param fileDigest SHA-256 of its file
     * @param bytes size of its file
     * @param className its class, from its folder
     */
    public record Entry(String path, String digest, String fileDigest, long bytes, String className) {}

    public PictureList {
        entries = List.copyOf(entries);
    }

    static PictureList of(Scan scan) {
        return new PictureList(scan.pictures().stream().map(PictureList::entry).toList());
    }

    private static Entry entry(Picture p) {
        return new Entry(
                p.path(), p.digest(), p.content().fileDigest(), p.file().bytes(), p.className());
    }

    /** The same with those of another list that are not in this one by their pixels. */
    PictureList with(List<Entry> others) {
        Set<String> there = entries.stream().map(Entry::digest).collect(Collectors.toSet());
        List<Entry> all = new ArrayList<>(entries);
        others.stream().filter(e -> !there.contains(e.digest())).forEach(all::add);
        all.sort(Comparator.comparing(Entry::path));
        return new PictureList(all);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord((Object[]) HEADER);
            for (Entry e : entries) {
                printer.printRecord(e.path(), e.digest(), e.fileDigest(), e.bytes(), e.className());
            }
        }
        AtomicFiles.writeText(file, text.toString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is damaged or something else
     */
    static PictureList read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            List<Entry> entries = new ArrayList<>();
            for (CSVRecord r : parser) {
                if (r.size() != HEADER.length) {
                    throw new IOException("row " + r.getRecordNumber() + " is not whole");
                }
                if (r.getRecordNumber() > 1) {
                    entries.add(new Entry(r.get(0), r.get(1), r.get(2), Long.parseLong(r.get(3)), r.get(4)));
                }
            }
            return new PictureList(entries);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.picturesDamaged", file.getFileName()), e);
        }
    }
}
