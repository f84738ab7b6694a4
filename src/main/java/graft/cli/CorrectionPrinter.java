package graft.cli;

import graft.common.Json;
import graft.common.Message;
import graft.run.correction.Correction;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Tells of corrections. */
final class CorrectionPrinter {

    private CorrectionPrinter() {}

    /** Prints corrections that were just made, a line each or as one document. */
    static void print(List<Correction> made, boolean json, PrintWriter out) {
        if (json) {
            out.print(Json.pretty(Map.of("corrections", made)));
        } else {
            made.forEach(c -> out.println(sentence(c).english()));
        }
        out.flush();
    }

    /** One correction in one sentence. */
    static Message sentence(Correction c) {
        String part = c.part().map(p -> " (" + p.word() + ")").orElse("");
        return c.to().map(to -> Message.of("cli.correctedTo", c.number(), c.path(), part, c.from(), to, reason(c)))
                .orElseGet(() -> Message.of("cli.correctedOut", c.number(), c.path(), part, c.from(), reason(c)));
    }

    private static String reason(Correction c) {
        return c.reason().isEmpty() ? "" : "; " + c.reason();
    }
}
