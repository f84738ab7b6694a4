package graft.run;

import graft.common.AtomicFiles;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.network.file.MatrixFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * The pooled features of every picture of a run: the numbers [N, F] that its head makes an answer of, float32, plain views
 * without augmentation. They say how alike two pictures are to the network, and a head can be trained on them anew without
 * reading a picture. Made from the rest of the run, so a run without them is whole.
 *
 * <p>Two files: {@value #VALUES} with the matrix, and {@value #INDEX} with the picture of each row. The matrix carries the
 * digest of its index, so that two files of different making are never taken for a pair. Reading belongs to one thread at a
 * time.
 */
public final class RunFeatures implements AutoCloseable {

    /** The matrix, safetensors. */
    public static final String VALUES = "features.safetensors";
    /** The picture of each row, CSV. */
    public static final String INDEX = "index.csv";

    private static final String TENSOR = "features";
    private static final String INDEX_DIGEST = "index";
    private static final String VERSION_KEY = "schemaVersion";
    private static final String VERSION = "1";
    /** A hundred thousand pictures take some 20 MB. */
    private static final long LONGEST_INDEX = 1L << 28;

    private static final List<String> HEADER = List.of("part", "digest", "path");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();

    private final List<Picture> pictures;
    private final MatrixFile matrix;

    private RunFeatures(List<Picture> pictures, MatrixFile matrix) {
        this.pictures = List.copyOf(pictures);
        this.matrix = matrix;
    }

    /**
     * What a row belongs to.
     *
     * @param part of the split
     * @param digest of its pixels
     * @param path relative to the scanned folder, with {@code /}
     */
    public record Picture(Part part, String digest, String path) {}

    /**
     * Writes the features of a run; what was there before is replaced.
     *
     * @param folder of the features, made if it is not there
     * @param pictures in the order of the rows, at least one
     * @param values F, the numbers of a row
     * @param rows gives a row for each picture
     */
    public static void write(Path folder, List<Picture> pictures, int values, MatrixFile.Rows rows) throws IOException {
        String index = index(pictures);
        Map<String, String> metadata = Map.of(VERSION_KEY, VERSION, INDEX_DIGEST, Digests.ofText(index));
        AtomicFiles.writeText(folder.resolve(INDEX), index);
        MatrixFile.write(folder.resolve(VALUES), TENSOR, pictures.size(), values, metadata, rows);
    }

    private static String index(List<Picture> pictures) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(HEADER);
            for (Picture picture : pictures) {
                printer.printRecord(picture.part().word(), picture.digest(), picture.path());
            }
        }
        return text.toString();
    }

    /**
     * Opens the features of a run.
     *
     * @return nothing where there are none, as in a run of an older Graft
     * @throws GraftException with {@link ErrorCode#DATA} if they are damaged, cut off, or of a newer Graft
     */
    public static Optional<RunFeatures> open(Path folder) {
        Path file = folder.resolve(VALUES);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            MatrixFile matrix = MatrixFile.open(file, TENSOR);
            try {
                return Optional.of(new RunFeatures(pictures(folder.resolve(INDEX), matrix), matrix));
            } catch (IOException | RuntimeException e) {
                matrix.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw damaged(folder, e);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", JsonDocument.shown(folder)), e);
        } catch (GraftException e) {
            // The file's own sentence tells people to download their weights again.
            throw e.code() == ErrorCode.WEIGHTS ? damaged(folder, e) : e;
        }
    }

    private static List<Picture> pictures(Path file, MatrixFile matrix) throws IOException {
        if (!VERSION.equals(matrix.metadata().get(VERSION_KEY))) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileNewer", JsonDocument.shown(file)));
        }
        if (Files.size(file) > LONGEST_INDEX) {
            throw damaged(file, new IOException(Files.size(file) + " bytes"));
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (!Digests.ofText(text).equals(matrix.metadata().get(INDEX_DIGEST))) {
            throw damaged(file, new IOException("the index of another matrix"));
        }
        List<Picture> pictures = parse(file, text);
        if (pictures.size() != matrix.rows()) {
            throw damaged(file, new IOException(pictures.size() + " pictures of " + matrix.rows() + " rows"));
        }
        return pictures;
    }

    private static List<Picture> parse(Path file, String text) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        try (Reader reader = new StringReader(text)) {
            for (CSVRecord row : FORMAT.parse(reader)) {
                if (row.getRecordNumber() == 1 ? !row.toList().equals(HEADER) : row.size() != HEADER.size()) {
                    throw damaged(file, new IOException("row " + row.getRecordNumber()));
                }
                if (row.getRecordNumber() > 1) {
                    Part part = Part.named(row.get(0)).orElseThrow(() -> new IOException("unknown part"));
                    pictures.add(new Picture(part, row.get(1), row.get(2)));
                }
            }
        } catch (UncheckedIOException e) {
            throw damaged(file, e);
        }
        return pictures;
    }

    private static GraftException damaged(Path file, Exception why) {
        return new GraftException(
                ErrorCode.DATA, Message.of("run.featuresDamaged", JsonDocument.shown(file)), why.toString(), why);
    }

    /** The pictures in the order of the rows. */
    public List<Picture> pictures() {
        return pictures;
    }

    /** F: how many numbers describe a picture. */
    public int values() {
        return matrix.columns();
    }

    /**
     * The features of the picture at this place of {@link #pictures()}.
     *
     * @return F numbers
     * @throws IndexOutOfBoundsException if there is no such picture
     * @throws IOException if they cannot be read
     */
    public float[] row(int index) throws IOException {
        float[] row = new float[values()];
        matrix.read(index, row, 0);
        return row;
    }

    @Override
    public void close() throws IOException {
        matrix.close();
    }
}
