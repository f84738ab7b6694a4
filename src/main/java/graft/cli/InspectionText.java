package graft.cli;

import graft.common.Message;
import graft.data.Problem.Severity;
import graft.data.inspect.InspectionReport;
import graft.data.inspect.InspectionReport.ClassCount;
import graft.data.inspect.InspectionReport.Finding;
import graft.data.inspect.InspectionReport.Offer;
import graft.data.inspect.InspectionReport.Range;
import graft.data.inspect.InspectionReport.Sizes;
import graft.data.inspect.TestPrecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An inspection as the terminal shows it: counts first, then what is wrong, then what can be done with the pictures. */
final class InspectionText {

    private static final int BAR = 30;

    private final InspectionReport report;

    InspectionText(InspectionReport report) {
        this.report = report;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(report.folder());
        lines.add(Message.of(
                        "data.inspectFound", report.pictures(), report.classes().size())
                .english());
        lines.add("");
        lines.addAll(classes());
        section(lines, "cli.inspectMustFix", findings(Severity.MUST_FIX));
        section(lines, "cli.inspectWarnings", findings(Severity.WARNING));
        section(lines, "cli.inspectNotes", findings(Severity.NOTE));
        section(lines, "cli.inspectGroups", offers());
        section(lines, "cli.inspectSizes", sizes());
        section(lines, "cli.inspectShows", precision());
        return lines;
    }

    private static void section(List<String> lines, String heading, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(Message.of(heading).english());
            content.forEach(line -> lines.add("  " + line));
        }
    }

    private List<String> classes() {
        int most =
                report.classes().stream().mapToInt(ClassCount::pictures).max().orElse(1);
        TextTable table = new TextTable(false, "Class", "Pictures", "", "Training", "Validation", "Test");
        for (ClassCount c : report.classes()) {
            table.row(
                    c.name(),
                    String.valueOf(c.pictures()),
                    "#".repeat(Math.max(c.pictures() > 0 ? 1 : 0, BAR * c.pictures() / most)),
                    String.valueOf(c.train()),
                    String.valueOf(c.validation()),
                    String.valueOf(c.test()));
        }
        return table.lines();
    }

    private List<String> findings(Severity severity) {
        return report.findings().stream()
                .filter(f -> f.severity().equals(severity.name()))
                .map(Finding::sentence)
                .toList();
    }

    private List<String> offers() {
        List<String> lines = new ArrayList<>();
        if (report.groups() > 0) {
            lines.add(Message.of("cli.inspectGrouped", report.groups(), report.units())
                    .english());
        }
        for (Offer offer : report.offers()) {
            lines.add(Message.of(
                            "cli.inspectOffer",
                            offer.sentence(),
                            offer.source().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .english());
        }
        return lines;
    }

    private List<String> sizes() {
        List<String> lines = new ArrayList<>();
        report.sizes().ifPresent(sizes -> lines.add(sizes(sizes)));
        if (report.pictures() > 0) {
            Map<String, Integer> formats = new TreeMap<>(report.formats());
            lines.add(formats.entrySet().stream()
                            .map(f -> f.getValue() + " " + f.getKey())
                            .collect(Collectors.joining(", "))
                    + (report.gray() > 0 ? ", " + report.gray() + " of them gray" : "")
                    + String.format(Locale.ROOT, "; %.1f MB in all", report.bytes() / 1e6));
        }
        return lines;
    }

    private static String sizes(Sizes sizes) {
        return "Width " + range(sizes.width()) + ", height " + range(sizes.height());
    }

    private static String range(Range range) {
        return range.min() == range.max()
                ? range.min() + " pixels"
                : range.min() + " to " + range.max() + " pixels (half of them below " + range.median() + ")";
    }

    /** The first line is for all classes together and stands among the sentences; the classes follow with their points. */
    private List<String> precision() {
        if (report.precision().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        boolean test = report.classes().stream().anyMatch(c -> c.test() > 0);
        for (TestPrecision precision : report.precision()) {
            lines.add(
                    precision.about().isEmpty()
                            ? precision.sentence(test).english()
                            : precision.about() + ": "
                                    + Message.of(
                                                    precision.pictures() < 10
                                                            ? "cli.inspectClassCounts"
                                                            : "cli.inspectClassPoints",
                                                    precision.pictures(),
                                                    precision.points())
                                            .english());
        }
        return lines;
    }
}
