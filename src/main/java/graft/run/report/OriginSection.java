package graft.run.report;

import graft.backbone.BackboneTexts;
import graft.run.Parity;
import graft.run.Provenance;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the file answers as it was tested, what it was built on, and how to make it again. */
final class OriginSection {

    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

    private final Provenance provenance;
    private final Optional<Parity> parity;
    private final Words words;
    private final Figures figures;

    OriginSection(Provenance provenance, Optional<Parity> parity, Words words, Figures figures) {
        this.provenance = provenance;
        this.parity = parity;
        this.words = words;
        this.figures = figures;
    }

    void write(Html html) {
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.parity"));
            s.in("p", p -> parity.ifPresentOrElse(x -> verdict(p, x), () -> p.text(words.of("runreport.parityNone"))));
        });
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.terms"));
            s.in("dl", d -> {
                Provenance.Backbone backbone = provenance.backbone();
                entry(d, words.of("runreport.backbone"), told(backbone.title()));
                entry(d, words.of("runreport.licence"), told(backbone.licence()));
                entry(d, words.of("runreport.dataTerms"), told(backbone.dataTerms()));
            });
        });
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.provenance"));
            s.in("dl", this::facts);
            if (!provenance.command().isEmpty()) {
                s.in("h3", words.of("runreport.again"));
                s.in("pre", p -> p.in("code", command()));
                s.in("p", Html.ofClass("muted"), words.of("runreport.againMeaning"));
            }
        });
    }

    private void verdict(Html html, Parity p) {
        String key = p.passed() ? "runreport.pass" : "runreport.fail";
        html.in("span", Html.ofClass("chip " + (p.passed() ? "success" : "danger")), words.of(key));
        html.text(" "
                + words.of(
                        p.passed() ? "runreport.parityPassed" : "runreport.parityFailedOn",
                        p.pictures(),
                        figures.small(p.largestDifference()),
                        figures.small(p.allowed())));
    }

    private String told(String english) {
        return BackboneTexts.of(english).text(words.locale());
    }

    private void facts(Html list) {
        entry(list, "Graft", provenance.graft());
        entry(list, "Java", provenance.java());
        entry(list, words.of("runreport.system"), provenance.system());
        entry(
                list,
                words.of("runreport.processor"),
                words.of(
                        "runreport.processorThreads",
                        provenance.processor(),
                        provenance.cores(),
                        provenance.threads()));
        for (Map.Entry<String, String> engine : provenance.engines().entrySet()) {
            entry(list, engine.getKey(), engine.getValue());
        }
        for (Map.Entry<String, Long> seed : provenance.seeds().entrySet()) {
            entry(list, words.of("runreport.seed", seed.getKey()), Long.toString(seed.getValue()));
        }
        for (Map.Entry<String, String> digest : provenance.digests().entrySet()) {
            entry(list, "SHA-256 " + digest.getKey(), digest.getValue());
        }
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(ZoneOffset.UTC);
        entry(list, words.of("runreport.started"), time.format(provenance.started()) + " UTC");
        entry(list, words.of("runreport.finished"), time.format(provenance.finished()) + " UTC");
    }

    private static void entry(Html list, String name, String value) {
        list.in("dt", name);
        list.in("dd", value.isBlank() ? "\u2013" : value);
    }

    /** As one would type it; words that a shell would take apart stand in quotes. */
    private String command() {
        StringBuilder line = new StringBuilder();
        for (String word : provenance.command()) {
            boolean plain = PLAIN_WORD.matcher(word).matches();
            line.append(line.isEmpty() ? "" : " ").append(plain ? word : '"' + word.replace("\"", "\\\"") + '"');
        }
        return line.toString();
    }
}
