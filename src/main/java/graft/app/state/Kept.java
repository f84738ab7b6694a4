package graft.app.state;

import graft.common.GraftException;
import graft.run.JsonDocument;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.LoggerFactory;

/**
 * A value that survives closing the window: read once, written in the background after every change.
 *
 * @param <T> an immutable record
 */
public final class Kept<T> {

    private final JsonDocument<T> document;
    private final Path file;
    private final Saver saver;
    private final ReadOnlyObjectWrapper<T> value;

    /**
     * Reads the value. A file that is damaged or of a newer Graft costs what was in it, never the start of the window.
     *
     * @param first what it is where there is no such file
     */
    public Kept(JsonDocument<T> document, Path file, T first, Saver saver) {
        this.document = document;
        this.file = file;
        this.saver = saver;
        this.value = new ReadOnlyObjectWrapper<>(read(document, file, first));
    }

    private static <T> T read(JsonDocument<T> document, Path file, T first) {
        try {
            return document.readIfThere(file).orElse(first);
        } catch (GraftException e) {
            LoggerFactory.getLogger(Kept.class).warn("{} is passed over", file, e);
            return first;
        }
    }

    public ReadOnlyObjectProperty<T> property() {
        return value.getReadOnlyProperty();
    }

    public T get() {
        return value.get();
    }

    /** Changes the value, and has it written if it is another one then. */
    public void change(UnaryOperator<T> change) {
        T changed = change.apply(value.get());
        if (!changed.equals(value.get())) {
            value.set(changed);
            saver.save(file, () -> document.write(file, changed));
        }
    }
}
