package graft.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.GraftException;
import graft.data.Part;
import graft.evaluation.Evaluation;
import graft.evaluation.Purpose;
import graft.evaluation.Temperature;
import graft.run.Parity;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPredictions;
import graft.run.SampleRun;
import graft.training.Refit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportWriterTest {

    @TempDir
    Path folder;

    private static String html(RunFolder run) throws IOException {
        new ReportWriter().write(run);
        return Files.readString(run.file(RunFiles.REPORT));
    }

    /** Everything but the few void elements is written as XML would be, so that an XML parser finds what is left open. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replaceFirst("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("<[^>]+>", " ")
                .replace('\u00A0', ' ')
                .replaceAll("\\s+", " ");
    }

    @Test
    void itCanBeWrittenInGermanThroughout() throws Exception {
        RunFolder run = SampleRun.finished(folder.resolve("r"), 2, 0.9);
        new ReportWriter(Locale.GERMAN).write(run);
        String html = Files.readString(run.file(RunFiles.REPORT));
        parsed(html);
        assertThat(text(html))
                .contains("rust/x.jpg: Die Datei hört vor dem Bild auf", " bis ", "Gewichte")
                .doesNotContainPattern("(?i)\\b(the|is|are|of|to|and|with|which|pictures)\\b");
    }

    @Test
    void itSaysWhatTheRunCameTo() throws Exception {
        String html = html(SampleRun.finished(folder.resolve("r"), 2, 0.9));
        parsed(html);
        assertThat(text(html))
                .contains(
                        "Leaf check",
                        "92 %",
                        "About 92 of 100 pictures like these are right; the long-run figure lies between 81 and 97.",
                        "On the validation pictures, which chose the epoch, 47 of 51 are right",
                        "255 of 258 readable pictures in 3 classes were used.",
                        "The logits are divided by 1.31",
                        "Kept: phase 2, epoch 5",
                        "Phase 2: 12 of 19 stages stay frozen",
                        "the rate is 0.0002 next to the head (times 0.8 for each stage below) and 0.0004 in the head",
                        "PASS",
                        "no probability differs by more than 0.0000032 (0.01 is allowed)",
                        "allow research only",
                        "graft train --images &quot;my leaves&quot; --freeze=12-stages --seed 7",
                        "Example CPU 3000, 2 cores, 2 threads used");
    }

    @Test
    void itHoldsNothingOfThePersonAndLoadsNothing() throws IOException {
        String html = html(SampleRun.finished(folder.resolve("r"), 2, 0.9));
        assertThat(html)
                .doesNotContain("/home", "jane", folder.toString(), System.getProperty("user.home") + "/")
                .doesNotContain("src=", "href=", "url(", "@import", "<script", "<img", "<link");
        assertThat(html).contains("default-src 'none'");
    }

    @Test
    void hostileNamesStayText() throws Exception {
        List<String> classes = List.of(
                "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a&b's", "\u202Egnp.exe\u0000\uD800");
        SampleRun sample = new SampleRun(folder.resolve("r"), classes, 25);
        sample.requested("</title><script>alert(2)</script>")
                .prepared()
                .trained()
                .finished(1, 0.8);
        String html = html(sample.folder());
        Document page = parsed(html);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        assertThat(page.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("</title><script>alert(2)</script>: report");
        assertThat(html).contains("&lt;script&gt;", "a&amp;b&#39;s").doesNotContain("\u202E", "\u0000");
    }

    @Test
    void fewPicturesAreCountedAndManyClassesBeginWithTheWorstPairs() throws IOException {
        List<String> classes =
                java.util.stream.IntStream.range(0, 14).mapToObj(i -> "c" + i).toList();
        SampleRun sample = new SampleRun(folder.resolve("r"), classes, 40);
        sample.requested("x").prepared().trained().finished(3, 0.7);
        String text = text(html(sample.folder()));
        assertThat(text).contains("Most mixed up").containsPattern("c0 8 \\d of 8");
        assertThat(Pattern.compile("c\\d+ \u2192 c\\d+ : \\d of 8")
                        .matcher(text)
                        .results()
                        .count())
                .isEqualTo(10);
    }

    @Test
    void aFileThatAnswersOtherwiseIsWarnedOfFirst() throws IOException {
        RunFolder run = SampleRun.finished(folder.resolve("r"), 2, 0.9);
        RunEvaluation e = run.evaluation();
        RunEvaluation.DOCUMENT.write(
                run.file(RunFiles.EVALUATION),
                new RunEvaluation(
                        e.validation(),
                        Optional.empty(),
                        e.temperature(),
                        e.uncalibrated(),
                        Optional.of(new Parity(20, 0.13, 0.01)),
                        Optional.empty()));
        String text = text(html(run));
        assertThat(text).contains("FAIL", "a probability differs by 0.13");
        assertThat(text.indexOf("Do not use this model")).isPositive().isLessThan(text.indexOf("Result"));
        assertThat(text)
                .contains("The epoch to keep was also chosen by these pictures")
                .doesNotContain("no choice was made by");
    }

    @Test
    void afterARefitItSaysWhoseFiguresAreWhose() throws IOException {
        RunFolder run = SampleRun.finished(folder.resolve("r"), 2, 0.9);
        RunEvaluation e = run.evaluation();
        assertThat(text(html(run))).doesNotContain("trained again");
        RunEvaluation.DOCUMENT.write(
                run.file(RunFiles.EVALUATION),
                new RunEvaluation(
                        e.validation(),
                        e.test(),
                        e.temperature(),
                        e.uncalibrated(),
                        e.parity(),
                        Optional.of(new Refit(204, 9))));
        assertThat(text(html(run)))
                .contains(
                        "as the head answered before it had learned from them",
                        "trained again on all 204 training and validation pictures, for 9 epochs",
                        "for as many epochs, on the validation pictures too");
    }

    @Test
    void aRunWithoutFiguresCurvesAndProofSaysSo() throws Exception {
        RunFolder run = SampleRun.finished(folder.resolve("r"), 2, 0.9);
        RunEvaluation.DOCUMENT.write(
                run.file(RunFiles.EVALUATION),
                new RunEvaluation(
                        Optional.empty(),
                        Optional.empty(),
                        Temperature.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        Files.delete(run.file(RunFiles.EVENTS));
        String html = html(run);
        parsed(html);
        assertThat(text(html)).contains("nothing is known of how good its model is", "This was not tried.");
    }

    @Test
    void allRightIsSaidWithItsLimit() throws IOException {
        SampleRun sample = new SampleRun(folder.resolve("r"));
        sample.requested("x").prepared().trained().finished(1, 1.1);
        assertThat(text(html(sample.folder())))
                .contains(
                        "100 %",
                        "All 51 pictures are right; tested on many more like these, it would most likely be between 92 and"
                                + " 100");
    }

    @Test
    void aRunWithAMissingFileGetsASentence() throws IOException {
        RunFolder run = SampleRun.finished(folder.resolve("r"), 2, 0.9);
        Files.delete(run.file(RunFiles.EVALUATION));
        Assertions.assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> new ReportWriter().write(run))
                .withMessageContaining("There is no r/evaluation.json");
    }

    @Test
    void everyCellOfAConfusionMatrixCanBeRead() {
        Pattern style = Pattern.compile("background:#(\\w{6});color:#(\\w{6})");
        for (boolean right : new boolean[] {true, false}) {
            for (int percent = 0; percent <= 100; percent++) {
                var match = style.matcher(Colours.cell(percent / 100.0, right));
                assertThat(match.matches()).isTrue();
                assertThat(Colours.contrast(rgb(match.group(1)), rgb(match.group(2))))
                        .as("%d percent, right: %s", percent, right)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        // Reference: black on white is 21 to 1 (WCAG 2.2).
        assertThat(Colours.contrast(rgb("000000"), rgb("FFFFFF"))).isEqualTo(21, Assertions.within(1e-9));
    }

    private static int[] rgb(String hex) {
        int value = Integer.parseInt(hex, 16);
        return new int[] {value >> 16, value >> 8 & 255, value & 255};
    }

    @Test
    void axesHaveRoundMarks() {
        assertThat(Axis.fromZero(1.07).marks().get(0)).isEqualTo(1.2, Assertions.within(1e-9));
        assertThat(Axis.fromZero(0.034).marks()).hasSize(8);
        assertThat(Axis.fromZero(0.034).digits()).isEqualTo(3);
        assertThat(Axis.fromZero(1.07).digits()).isEqualTo(1);
        assertThat(Axis.fromZero(7).digits()).isZero();
        assertThat(Axis.fromZero(0).high()).isEqualTo(1);
        assertThat(Axis.fromZero(Double.POSITIVE_INFINITY).high()).isEqualTo(1);
        assertThat(Axis.ofShares(0.97).low()).isEqualTo(0.8);
        assertThat(Axis.ofShares(0.33).low()).isEqualTo(0.3, Assertions.within(1e-9));
        assertThat(Axis.ofShares(0).marks()).hasSize(6);
    }

    @Test
    void figuresAreRoundedButNeverToWhatWasNotSeen() {
        Figures figures = new Figures(java.util.Locale.ENGLISH);
        RunPredictions p = new SampleRun(folder.resolve("x")).predictions(1, 0.99);
        Evaluation e = Evaluation.of(p.of(Part.TEST).orElseThrow(), Purpose.TEST);
        assertThat(figures.interval(e.interval())).matches("\\d+\u00A0to\u00A0\\d+");
        assertThat(figures.percent(new graft.evaluation.Proportion(999, 1000, e.interval())))
                .isEqualTo("99\u00A0%");
        assertThat(figures.percent(new graft.evaluation.Proportion(1, 1000, e.interval())))
                .isEqualTo("1\u00A0%");
        assertThat(figures.small(3.21e-6)).isEqualTo("0.0000032");
        assertThat(figures.small(0)).isEqualTo("0");
        assertThat(figures.small(150)).isEqualTo("150");
        assertThat(figures.duration(3725)).isEqualTo("1\u00A0h 2\u00A0min");
        assertThat(figures.duration(61)).isEqualTo("1\u00A0min 1\u00A0s");
        assertThat(figures.duration(4.25)).isEqualTo("4.3\u00A0s");
    }
}
