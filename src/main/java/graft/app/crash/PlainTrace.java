package graft.app.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Errors and logs without what they say about a person. Messages can hold names of files, classes and people, and no rule finds
 * all of those; so no message is kept, only where in the program something happened and what kind of error it was.
 */
final class PlainTrace {

    /** A stack deeper than this repeats itself. */
    private static final int FRAMES = 60;

    private static final int CAUSES = 8;

    /** The pattern of {@code logback.xml} up to the message. */
    private static final Pattern LINE = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[.,]\\d{3} +[A-Z]+ +\\[[\\w -]+] [\\w.$]+) - .*");

    private static final Pattern FRAME =
            Pattern.compile("\\s*at [\\w.$/<>@-]+\\((?:[\\w$-]+\\.java(?::\\d+)?|Native Method|Unknown Source)\\)");
    private static final Pattern MORE = Pattern.compile("\\s*\\.\\.\\. \\d+ (?:more|common frames omitted)");
    private static final Pattern ERROR = Pattern.compile(
            "\\s*((?:Caused by: |Suppressed: )?[a-z]\\w*(?:\\.[\\w$]+)+(?:Exception|Error|Throwable))(?::.*)?");

    private PlainTrace() {}

    /** What kind of error it was, where it came from, and the same of its causes. */
    static List<String> of(Throwable error) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        @Nullable Throwable now = error;
        while (now != null && seen.add(now) && seen.size() <= CAUSES) {
            lines.add((now == error ? "" : "Caused by: ") + now.getClass().getName());
            Stream.of(now.getStackTrace()).limit(FRAMES).forEach(frame -> lines.add("    at " + place(frame)));
            now = now.getCause();
        }
        return List.copyOf(lines);
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }

    /** What may be kept of a line of the log; nothing of one whose form is not known. */
    static Optional<String> ofLog(String line) {
        Matcher head = LINE.matcher(line);
        if (head.matches()) {
            return Optional.of(head.group(1));
        }
        Matcher error = ERROR.matcher(line);
        if (error.matches()) {
            return Optional.of("    " + error.group(1));
        }
        boolean place = FRAME.matcher(line).matches() || MORE.matcher(line).matches();
        return place ? Optional.of("    " + line.strip()) : Optional.empty();
    }
}
