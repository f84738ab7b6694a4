package graft.cli;

import graft.common.ApplicationFolder;
import graft.common.Json;
import graft.common.Message;
import graft.samples.PublicSamples;
import graft.samples.SampleSet;
import graft.samples.SampleSets;
import graft.samples.SampleStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft samples list}: pictures to try Graft with, on disk and in the network. The network is not asked. */
@Command(
        name = "list",
        description = "Lists the datasets that come with Graft, and well-known ones that can be downloaded.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class SamplesListCommand implements Callable<Integer> {

    private static final long MEGABYTE = 1_000_000;

    private final ApplicationFolder application;
    private final Supplier<PublicSamples> known;
    private final Supplier<SampleStore> store;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    SamplesListCommand(ApplicationFolder application, Supplier<PublicSamples> known, Supplier<SampleStore> store) {
        this.application = application;
        this.known = known;
        this.store = store;
    }

    private record Bundled(String name, String title, String about, Optional<String> folder) {}

    private record Public(
            String id,
            String title,
            String about,
            List<String> classes,
            long bytes,
            String licence,
            String source,
            Optional<String> folder,
            Optional<LocalDate> unavailableSince) {}

    @Override
    public Integer call() {
        SampleStore shelf = store.get();
        List<Bundled> bundled = SampleSets.all().stream().map(this::bundled).toList();
        List<Public> others = known.get().samples().stream()
                .map(sample -> described(sample, shelf))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("bundled", bundled, "public", others)));
        } else {
            print(bundled, others, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private Bundled bundled(SampleSet set) {
        Optional<Path> folder =
                application.samples().map(all -> all.resolve(set.name())).filter(Files::isDirectory);
        return new Bundled(set.name(), set.title(), set.about(), folder.map(Path::toString));
    }

    private static Public described(PublicSamples.Sample sample, SampleStore store) {
        return new Public(
                sample.id(),
                sample.title(),
                sample.about(),
                sample.classes(),
                sample.bytes(),
                sample.licence(),
                sample.source(),
                store.find(sample).map(Path::toString),
                store.unavailableSince(sample));
    }

    private static void print(List<Bundled> bundled, List<Public> others, PrintWriter out) {
        out.println(Message.of("samples.bundled").english());
        for (Bundled set : bundled) {
            out.println("  " + set.name() + ": " + set.title() + ". " + set.about());
            out.println("    "
                    + set.folder().orElseGet(() -> Message.of("samples.notThere", set.name())
                            .english()));
        }
        out.println();
        out.println(Message.of("samples.public").english());
        for (Public sample : others) {
            out.println("  " + sample.id() + ": " + sample.title() + ". " + sample.about());
            out.println("    "
                    + Message.of("samples.licence", sample.bytes() / MEGABYTE, sample.licence())
                            .english());
            sample.folder().ifPresent(folder -> out.println("    " + folder));
            sample.unavailableSince()
                    .ifPresent(day -> out.println(
                            "    " + Message.of("samples.unavailable", day).english()));
        }
    }
}
