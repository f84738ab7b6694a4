package graft.compute;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person wants training to run on. */
public enum DeviceChoice {
    /** Whichever turns out to be faster. */
    AUTO,
    /** The processor, whatever there is. */
    CPU,
    /** The graphics card, even if it is slower; a run that cannot have it does not begin. */
    GPU;

    /** By its name in small letters, as it is typed. */
    public static Optional<DeviceChoice> named(String name) {
        return Stream.of(values()).filter(choice -> choice.word().equals(name)).findFirst();
    }

    /** Its name in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
