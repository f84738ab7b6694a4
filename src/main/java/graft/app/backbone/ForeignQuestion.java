package graft.app.backbone;

import graft.app.task.Tasks;
import graft.backbone.ForeignChoice;
import graft.backbone.ForeignLook;
import graft.common.GraftException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** An ONNX file of another program that a person wants as a backbone: what is known of it, and what they say about it. */
public final class ForeignQuestion {

    private static final String SUFFIX = ".onnx";

    private final BackboneLibrary library;
    private final Tasks tasks;
    private final BiConsumer<Path, ForeignChoice> taken;
    private final Consumer<GraftException> refused;
    private final ReadOnlyObjectWrapper<Optional<Asked>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();

    /**
     * @param taken hears of a file and how it is to be read
     * @param refused hears why a file cannot be used
     */
    ForeignQuestion(
            BackboneLibrary library,
            Tasks tasks,
            BiConsumer<Path, ForeignChoice> taken,
            Consumer<GraftException> refused) {
        this.library = library;
        this.tasks = tasks;
        this.taken = taken;
        this.refused = refused;
    }

    /**
     * A file that was looked at.
     *
     * @param look what a worker found in it
     */
    public record Asked(Path file, ForeignLook look) {}

    /** Whether a file is one of those, told by its name alone: it is opened in a worker only. */
    static boolean isAbout(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /** The file that waits for an answer. */
    public ReadOnlyObjectProperty<Optional<Asked>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Whether a file is being looked at. */
    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** Has a file looked at. */
    void about(Path file) {
        dismiss();
        looking.set(true);
        tasks.start(
                (progress, cancellation) -> library.look(file, cancellation),
                look -> {
                    looking.set(false);
                    asked.set(Optional.of(new Asked(file, look)));
                },
                failure -> {
                    looking.set(false);
                    refused.accept(failure);
                });
    }

    /**
     * Takes the file.
     *
     * @param output the value to take features from
     * @param preprocessing by its name
     */
    public void take(String output, String preprocessing) {
        Optional<Asked> now = asked.get();
        dismiss();
        now.ifPresent(a -> taken.accept(a.file(), choice(a.look(), output, preprocessing)));
    }

    /** What was guessed is not said, so that it stands as a guess beside the backbone. */
    private static ForeignChoice choice(ForeignLook look, String output, String preprocessing) {
        return new ForeignChoice(
                look.features().size() == 1 ? Optional.empty() : Optional.of(output),
                preprocessing.equals(look.preprocessing()) ? Optional.empty() : Optional.of(preprocessing),
                Optional.empty());
    }

    /** Forgets the file. */
    public void dismiss() {
        asked.set(Optional.empty());
    }
}
