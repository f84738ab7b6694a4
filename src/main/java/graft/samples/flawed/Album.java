package graft.samples.flawed;

import graft.samples.SampleFile;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Collects the files of the set and gives them numbers and times as a camera does. */
final class Album {

    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 10, 3, 9, 0, 0);
    private static final int MINUTES_BETWEEN = 3;

    private final List<SampleFile> files = new ArrayList<>();
    private int number = 4000;

    /** A picture taken minutes after the one before. */
    String add(String folder, Supplier<byte[]> jpeg) {
        return add(folder, jpeg, FIRST.plusMinutes((long) MINUTES_BETWEEN * (number - 4000)));
    }

    /** A picture with this time in it. */
    String add(String folder, Supplier<byte[]> jpeg, LocalDateTime taken) {
        String path = String.format(Locale.ROOT, "%s/IMG_%04d.jpg", folder, ++number);
        files.add(new SampleFile(path, () -> CaptureTime.write(jpeg.get(), taken)));
        return path;
    }

    /** The time of the picture that comes next. */
    LocalDateTime now() {
        return FIRST.plusMinutes((long) MINUTES_BETWEEN * (number - 4000));
    }

    /** A file as it is. */
    void raw(String path, Supplier<byte[]> content) {
        files.add(new SampleFile(path, content));
    }

    /** The content of a file that was added before. */
    Supplier<byte[]> of(String path) {
        return files.stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    List<SampleFile> files() {
        return List.copyOf(files);
    }
}
