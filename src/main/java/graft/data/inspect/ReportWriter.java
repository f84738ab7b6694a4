package graft.data.inspect;

import graft.common.Message;
import graft.data.Part;
import graft.data.Problem;
import graft.data.inspect.InspectionReport.ClassCount;
import graft.data.inspect.InspectionReport.ExampleGroup;
import graft.data.inspect.InspectionReport.Finding;
import graft.data.inspect.InspectionReport.LookAlike;
import graft.data.inspect.InspectionReport.Offer;
import graft.data.inspect.InspectionReport.Range;
import graft.data.inspect.InspectionReport.Sizes;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.data.scan.ScanProblem;
import graft.data.split.OfferedGrouping;
import graft.data.split.Split;
import graft.data.split.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Brings scan, units and split into the shape of a report. */
final class ReportWriter {

    private final Scan scan;
    private final Units units;
    private final Optional<Split> split;
    private final Optional<Message> refusal;
    private final List<OfferedGrouping> offers;
    private final Locale locale;
    private final Map<String, Map<Part, Integer>> placed;
    private final boolean hasTest;

    ReportWriter(
            Scan scan,
            Units units,
            Optional<Split> split,
            Optional<Message> refusal,
            List<OfferedGrouping> offers,
            Locale locale) {
        this.scan = scan;
        this.units = units;
        this.split = split;
        this.refusal = refusal;
        this.offers = offers;
        this.locale = locale;
        this.placed = split.map(s -> s.manifest().counts()).orElse(Map.of());
        this.hasTest = split.map(s -> s.manifest().hasTest()).orElse(false);
    }

    InspectionReport report() {
        List<Picture> pictures = scan.pictures();
        Map<String, Integer> formats = new TreeMap<>();
        pictures.forEach(p -> formats.merge(p.content().format(), 1, Integer::sum));
        List<ClassCount> classes = classes();
        List<LookAlike> lookAlikes = lookAlikes();
        List<Finding> findings = findings(lookAlikes);
        List<TestPrecision> precision = split.isPresent() ? precision(classes) : List.of();
        return new InspectionReport(
                InspectionReport.SCHEMA_VERSION,
                scan.root().toString(),
                pictures.size(),
                split.map(s -> s.manifest().present().size()).orElse(0),
                scan.ignored(),
                classes,
                sizes(),
                formats,
                (int) pictures.stream().filter(p -> p.content().gray()).count(),
                pictures.stream().mapToLong(p -> p.file().bytes()).sum(),
                findings,
                scan.problems().stream()
                        .filter(ScanProblem.Copies.class::isInstance)
                        .mapToInt(p -> ((ScanProblem.Copies) p).copies().size())
                        .sum(),
                lookAlikes,
                units.grouping().count(),
                units.all().size(),
                offers.stream().map(this::offer).toList(),
                refusal.map(m -> m.text(locale)),
                precision,
                sentences(precision, findings));
    }

    private List<ClassCount> classes() {
        Map<String, Integer> found = new HashMap<>();
        scan.pictures().forEach(p -> found.merge(p.className(), 1, Integer::sum));
        return scan.classes().stream()
                .map(name -> {
                    Map<Part, Integer> parts = placed.getOrDefault(name, Map.of());
                    return new ClassCount(
                            name,
                            found.getOrDefault(name, 0),
                            parts.getOrDefault(Part.TRAIN, 0),
                            parts.getOrDefault(Part.VALIDATION, 0),
                            parts.getOrDefault(Part.TEST, 0));
                })
                .toList();
    }

    private Optional<Sizes> sizes() {
        return scan.pictures().isEmpty()
                ? Optional.empty()
                : Optional.of(new Sizes(
                        range(Picture.Content::width),
                        range(Picture.Content::height),
                        range(c -> Math.min(c.width(), c.height()))));
    }

    private Range range(ToIntFunction<Picture.Content> of) {
        int[] sorted = scan.pictures().stream()
                .mapToInt(p -> of.applyAsInt(p.content()))
                .sorted()
                .toArray();
        return new Range(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    private List<LookAlike> lookAlikes() {
        Map<String, Picture> first = new HashMap<>();
        scan.pictures().forEach(p -> first.putIfAbsent(p.digest(), p));
        List<LookAlike> list = new ArrayList<>();
        units.lookAlikes().pairs().forEach(pair -> {
            Picture a = first.get(pair.first());
            Picture b = first.get(pair.second());
            if (a != null && b != null) {
                boolean inOrder = a.path().compareTo(b.path()) < 0;
                list.add(new LookAlike(
                        inOrder ? a.path() : b.path(),
                        inOrder ? b.path() : a.path(),
                        pair.distance(),
                        Math.round(pair.likeness() * 1000) / 1000.0,
                        (inOrder ? pair.orientation() : pair.orientation().inverse()).name(),
                        a.className().equals(b.className())));
            }
        });
        list.sort(Comparator.comparing(LookAlike::first).thenComparing(LookAlike::second));
        return list;
    }

    private List<Finding> findings(List<LookAlike> lookAlikes) {
        List<Problem> problems = new ArrayList<>(scan.problems());
        split.ifPresent(s -> problems.addAll(s.problems()));
        problems.sort(Comparator.comparing(Problem::severity));
        List<Finding> findings = new ArrayList<>();
        for (Problem p : problems) {
            findings.add(new Finding(
                    p.severity().name(),
                    p.getClass().getSimpleName(),
                    p.message().text(locale),
                    p.paths()));
        }
        List<LookAlike> across = lookAlikes.stream().filter(l -> !l.sameClass()).toList();
        if (!across.isEmpty()) {
            findings.add(lookAlike(Problem.Severity.WARNING, "data.inspectLookAlikesAcross", across));
        }
        List<LookAlike> within =
                lookAlikes.stream().filter(LookAlike::sameClass).toList();
        if (!within.isEmpty()) {
            findings.add(lookAlike(Problem.Severity.NOTE, "data.inspectLookAlikes", within));
        }
        return findings;
    }

    private Finding lookAlike(Problem.Severity severity, String key, List<LookAlike> pairs) {
        Message message =
                Message.of(key, pairs.size(), pairs.get(0).first(), pairs.get(0).second());
        return new Finding(
                severity.name(),
                "LookAlikes",
                message.text(locale),
                pairs.stream()
                        .flatMap(l -> List.of(l.first(), l.second()).stream())
                        .distinct()
                        .toList());
    }

    private Offer offer(OfferedGrouping offer) {
        return new Offer(
                offer.grouping().source().name(),
                offer.groups(),
                offer.grouped(),
                offer.largest(),
                offer.sentence().text(locale),
                offer.examples().stream()
                        .map(e -> new ExampleGroup(e.group(), e.paths()))
                        .toList());
    }

    private List<TestPrecision> precision(List<ClassCount> classes) {
        ToIntFunction<ClassCount> measured = hasTest ? ClassCount::test : ClassCount::validation;
        List<TestPrecision> list = new ArrayList<>();
        list.add(TestPrecision.of(
                "",
                classes.stream()
                        .flatMapToInt(c -> IntStream.of(measured.applyAsInt(c)))
                        .sum()));
        classes.forEach(c -> list.add(TestPrecision.of(c.name(), measured.applyAsInt(c))));
        return list;
    }

    private List<String> sentences(List<TestPrecision> precision, List<Finding> findings) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Message.of(
                        "data.inspectFound",
                        scan.pictures().size(),
                        scan.classes().size())
                .text(locale));
        refusal.ifPresent(
                r -> sentences.add(Message.of("data.inspectRefused", r).text(locale)));
        if (!precision.isEmpty()) {
            sentences.add(precision.get(0).sentence(hasTest).text(locale));
        }
        findings.stream()
                .map(Finding::sentence)
                .filter(s -> refusal.isEmpty() || !s.equals(refusal.get().text(locale)))
                .forEach(sentences::add);
        offers.forEach(o -> sentences.add(o.sentence().text(locale)));
        return sentences;
    }
}
