package graft.run;

import graft.common.BuildInfo;
import graft.compute.Machine;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a run's numbers come from: enough to make them again, and nothing about the person. Times are rounded to seconds.
 *
 * @param graft version of Graft
 * @param java maker and version of the Java virtual machine
 * @param system name, version and architecture of the operating system
 * @param processor what its maker calls it
 * @param cores physical cores
 * @param threads how many threads the engines used
 * @param engines versions of the native libraries, by name
 * @param backbone what the model was built on
 * @param seeds every seed, by what it decides
 * @param digests SHA-256, by what they are of
 * @param command the words of the terminal command that does it again, paths cut down to their last names
 * @param started when the run was asked for
 * @param finished when the model was written
 */
public record Provenance(
        String graft,
        String java,
        String system,
        String processor,
        int cores,
        int threads,
        Map<String, String> engines,
        Backbone backbone,
        Map<String, Long> seeds,
        Map<String, String> digests,
        List<String> command,
        Instant started,
        Instant finished) {

    /** The file {@value RunFiles#PROVENANCE}. */
    public static final JsonDocument<Provenance> DOCUMENT = new JsonDocument<>(Provenance.class);

    /**
     * What a model was built on.
     *
     * @param title what it is called
     * @param licence of the weights
     * @param dataTerms the terms of the data the weights learned from
     */
    public record Backbone(String id, String title, String licence, String dataTerms) {}

    /** Sorts the maps, cuts the command down, and refuses a text that holds a path of this machine. */
    public Provenance {
        engines = sorted(engines);
        seeds = sorted(seeds);
        digests = sorted(digests);
        command = PlainWords.ofCommand(command);
        started = Instant.ofEpochSecond(started.getEpochSecond());
        finished = Instant.ofEpochSecond(finished.getEpochSecond());
        Stream.of(
                        Stream.of(graft, java, system, processor, backbone.id(), backbone.title()),
                        engines.values().stream(),
                        digests.values().stream())
                .flatMap(s -> s)
                .filter(PlainWords::holdsPath)
                .findFirst()
                .ifPresent(text -> {
                    throw new IllegalArgumentException("a path in a provenance: " + text);
                });
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /**
     * What this process knows of itself, with what only the caller knows.
     *
     * @param machine as detected
     * @param command as typed
     */
    public static Provenance of(
            Machine machine,
            int threads,
            Map<String, String> engines,
            Backbone backbone,
            Map<String, Long> seeds,
            Map<String, String> digests,
            List<String> command,
            Instant started,
            Instant finished) {
        return new Provenance(
                BuildInfo.current().version(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                machine.system(),
                machine.processors().name(),
                machine.processors().physical(),
                threads,
                engines,
                backbone,
                seeds,
                digests,
                command,
                started,
                finished);
    }
}
