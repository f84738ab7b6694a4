package graft.worker.client;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.model.PredictionTable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes answers into a table as they come; the table is begun when the model is known. */
public final class AnswerTables implements PictureQuestions.Listener, AutoCloseable {

    /** How a table is begun on a stream. */
    @FunctionalInterface
    public interface Format {
        PredictionTable begin(OutputStream out, ModelMetadata model) throws IOException;
    }

    private final Format format;
    private final OutputStream out;
    private final String target;
    private @Nullable PredictionTable table;

    /**
     * @param out stays open
     * @param target what to call it in a sentence
     */
    public AnswerTables(Format format, OutputStream out, String target) {
        this.format = format;
        this.out = out;
        this.target = target;
    }

    @Override
    public void model(ModelMetadata model) {
        try {
            table = format.begin(out, model);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public void row(PictureAnswer row) {
        PredictionTable begun = table;
        if (begun == null) {
            throw new IllegalStateException("an answer before the model");
        }
        try {
            begun.add(row);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public void close() {
        PredictionTable begun = table;
        if (begun != null) {
            try {
                begun.close();
            } catch (IOException e) {
                throw notWritten(e);
            }
        }
    }

    private GraftException notWritten(IOException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("worker.fileNotWritten", target), e);
    }
}
