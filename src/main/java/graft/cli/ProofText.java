package graft.cli;

import graft.common.Message;
import graft.worker.proof.ProofReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A proof as a person reads it: a line for each thing that was asked. */
final class ProofText {

    private ProofText() {}

    static List<String> lines(ProofReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Message.of("cli.proofHead", report.pictures(), report.read(), Double.toString(report.tolerance()))
                .english());
        report.entries().forEach(entry -> lines.add(line(entry)));
        return lines;
    }

    private static String line(ProofReport.Entry entry) {
        if (entry.notRun().isPresent()) {
            return Message.of("cli.proofNotRun", entry.name(), entry.notRun().get())
                    .english();
        }
        String figure = String.format(Locale.ROOT, "%.6f", entry.largestDifference());
        return Message.of(
                        entry.passed() ? "cli.proofPass" : "cli.proofFail",
                        entry.name(),
                        entry.compared(),
                        figure,
                        entry.where().isEmpty() ? "-" : entry.where(),
                        entry.unread())
                .english();
    }
}
