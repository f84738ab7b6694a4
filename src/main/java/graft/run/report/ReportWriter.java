package graft.run.report;

import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunFiles;
import graft.run.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Writes the report of a run: one HTML file with its style and drawings inside. It follows the reader's light or dark
 * theme, prints in black on white, and loads nothing (its content security policy says so to the browser).
 */
public final class ReportWriter {

    private static final String STYLE = "/graft/report/report.css";
    private static final String LOGO = "/graft/report/logo.svg";

    private final Locale locale;

    /** Reports in English. */
    public ReportWriter() {
        this(Locale.ENGLISH);
    }

    /**
     * @param locale the language, where its sentences are there
     */
    public ReportWriter(Locale locale) {
        this.locale = locale;
    }

    /**
     * Writes {@value RunFiles#REPORT} of a run whose other files are written.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if one of those is missing or damaged; with
     *     {@link ErrorCode#DEVICE} if the report cannot be written
     */
    public void write(RunFolder run) {
        String html = html(RunReport.of(run));
        try {
            AtomicFiles.writeText(run.file(RunFiles.REPORT), html);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", run.id()), e);
        }
    }

    /** The whole page. */
    public String html(RunReport report) {
        Words words = new Words(locale);
        Figures figures = new Figures(locale);
        Html html = new Html();
        html.trusted("<!DOCTYPE html>\n");
        html.in("html", Html.with("lang", locale.getLanguage()), page -> {
            page.in("head", h -> head(h, report, words));
            page.in(
                    "body",
                    b -> b.in("main", m -> {
                        header(m, report, words);
                        new HeadlineSection(report, words, figures).write(m);
                        report.evaluation().headline().ifPresent(e -> new ClassesSection(e, words, figures).write(m));
                        new CalibrationSection(report.evaluation(), words, figures).write(m);
                        report.answers()
                                .ifPresent(a -> new CurvesSection(a, report.pictures(), words, figures).write(m));
                        new TrainingSection(report, words, figures).write(m);
                        new PicturesSection(report.pictures(), words, figures).write(m);
                        new OriginSection(
                                        report.provenance(), report.evaluation().parity(), words, figures)
                                .write(m);
                        m.in(
                                "footer",
                                words.of("runreport.footer", report.provenance().graft()));
                    }));
        });
        return html + "\n";
    }

    private static void head(Html head, RunReport report, Words words) {
        head.trusted("<meta charset=\"utf-8\">")
                .trusted("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .trusted("<meta name=\"color-scheme\" content=\"light dark\">")
                .trusted("<meta http-equiv=\"Content-Security-Policy\""
                        + " content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        head.in("title", words.of("runreport.title", report.name()));
        head.in("style", s -> s.trusted(resource(STYLE)));
    }

    private void header(Html html, RunReport report, Words words) {
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(report.provenance().finished());
        html.in("header", h -> {
            h.trusted(resource(LOGO));
            h.in("div", d -> {
                d.in("h1", t -> t.name(report.name()));
                d.in("p", Html.ofClass("muted"), p -> {
                    p.text(words.of(
                            "runreport.subtitle",
                            date,
                            report.provenance().backbone().title()));
                    p.text(" \u00b7 ");
                    p.name(report.id());
                });
            });
        });
    }

    private static String resource(String name) {
        try (InputStream in = ReportWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
