package graft.training.embed;

import graft.common.Message;
import graft.common.TableCells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A table by RFC 4180 in UTF-8: {@code picture}, {@code class} where there are class folders, and {@code f0} to {@code f(C-1)}.
 * Numbers have as many digits as tell a float32 from its neighbours. Only pictures that could be read have a row, so that
 * every cell of a number holds one. There is no mark of the encoding at the beginning: R would take it for a part of the
 * first name.
 */
public final class FeatureCsv implements FeatureTable {

    private static final char SEPARATOR = ',';
    private static final String END = "\r\n";

    private final Writer out;
    private final boolean classes;

    /**
     * Writes the line of headings.
     *
     * @param classes whether there is a column for the class
     * @param features how many numbers each picture has; 0 for a list of the pictures alone
     */
    public FeatureCsv(OutputStream out, boolean classes, int features) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.classes = classes;
        this.out.write(classes ? "picture,class" : "picture");
        for (int i = 0; i < features; i++) {
            this.out.write(",f" + i);
        }
        this.out.write(END);
    }

    @Override
    public void add(Subject picture, float[] features) throws IOException {
        out.write(TableCells.text(picture.path(), SEPARATOR));
        if (classes) {
            out.write(SEPARATOR);
            out.write(TableCells.text(picture.className().orElse(""), SEPARATOR));
        }
        for (float feature : features) {
            out.write(SEPARATOR);
            out.write(Float.toString(feature));
        }
        out.write(END);
    }

    @Override
    public void unreadable(Subject picture, Message why) {
        // It has no numbers.
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
