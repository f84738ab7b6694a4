package graft.data.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a folder of pictures holds, ready to be shown or written as JSON.
 *
 * @param schemaVersion of this document
 * @param folder the folder as scanned
 * @param pictures how many readable pictures lie in class folders
 * @param used how many of them a training would use
 * @param ignored how many hidden and system files were passed over
 * @param classes in natural order
 * @param sizes width and height of the pictures
 * @param formats how many pictures of each format, by content
 * @param gray how many hold one channel only
 * @param bytes size of all pictures' files together
 * @param findings problems of the scan and the split, the worst first
 * @param copies how many pictures are there more than once
 * @param lookAlikes pairs that look the same though they are not
 * @param groups how many groups were given
 * @param units how many units stay together, single pictures included
 * @param offers groupings the folder suggests; none of them is used
 * @param refusal why nothing can be trained with these pictures, if so
 * @param precision what the test (without one: the validation) can show, for all classes together and for each
 * @param sentences the above in words, the most important first
 */
public record InspectionReport(
        int schemaVersion,
        String folder,
        int pictures,
        int used,
        int ignored,
        List<ClassCount> classes,
        Optional<Sizes> sizes,
        Map<String, Integer> formats,
        int gray,
        long bytes,
        List<Finding> findings,
        int copies,
        List<LookAlike> lookAlikes,
        int groups,
        int units,
        List<Offer> offers,
        Optional<String> refusal,
        List<TestPrecision> precision,
        List<String> sentences) {

    public static final int SCHEMA_VERSION = 1;

    /**
     * How many pictures a class has.
     *
     * @param pictures readable ones, those that are left out included
     * @param train how many of them a training would learn from; 0 like the others if nothing can be trained
     */
    public record ClassCount(String name, int pictures, int train, int validation, int test) {}

    /** Smallest, median and largest of the pictures' widths, heights and short sides, in pixels. */
    public record Sizes(Range width, Range height, Range shortSide) {}

    /** Smallest, median and largest of some numbers. */
    public record Range(int min, int median, int max) {}

    /**
     * A problem.
     *
     * @param kind its type, for programs
     * @param sentence what it is and what to do
     * @param paths the files it is about
     */
    public record Finding(String severity, String kind, String sentence, List<String> paths) {}

    /**
     * Two pictures that look the same.
     *
     * @param distance bits of 63 their hashes differ in
     * @param likeness correlation of their thumbnails
     * @param orientation how the first is turned to look like the second
     */
    public record LookAlike(
            String first, String second, int distance, double likeness, String orientation, boolean sameClass) {}

    /** A grouping that is offered. */
    public record Offer(
            String source, int groups, int pictures, int largest, String sentence, List<ExampleGroup> examples) {}

    /** A group of an offer. */
    public record ExampleGroup(String group, List<String> paths) {}

    public InspectionReport {
        classes = List.copyOf(classes);
        formats = Map.copyOf(formats);
        findings = List.copyOf(findings);
        lookAlikes = List.copyOf(lookAlikes);
        offers = List.copyOf(offers);
        precision = List.copyOf(precision);
        sentences = List.copyOf(sentences);
    }
}
