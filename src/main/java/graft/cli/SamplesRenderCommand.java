package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.samples.SampleRenderer;
import graft.samples.SampleSet;
import graft.samples.SampleSets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft samples render}: paints the sample datasets. */
@Command(
        name = "render",
        description =
                "Paints the sample datasets that come with Graft; another seed gives other pictures of the same kind.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class SamplesRenderCommand implements Callable<Integer> {

    private final int threads;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--set", paramLabel = "NAME", description = "Which set; all of them unless said otherwise.")
    private @Nullable String set;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "sample-datasets",
            description = "Gets one folder for each set; sample-datasets unless said otherwise.")
    private Path out = Path.of("sample-datasets");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "1 gives the pictures that come with Graft.")
    private long seed = SampleSet.SEED;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    SamplesRenderCommand(int threads, Interruption interruption) {
        this.threads = threads;
        this.interruption = interruption;
    }

    /** A set that was written. */
    private record Written(String name, String folder, int files) {}

    @Override
    public Integer call() {
        List<Written> written = new ArrayList<>();
        for (SampleSet one : set == null ? SampleSets.all() : List.of(named(set))) {
            written.add(render(one));
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            printer.print(Json.pretty(Map.of("sets", written)));
        } else {
            written.forEach(w -> printer.println(
                    Message.of("samples.rendered", w.files(), w.folder()).english()));
        }
        printer.flush();
        return ExitCodes.DONE;
    }

    private Written render(SampleSet one) {
        Path folder = out.resolve(one.name());
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), one.name())) {
            int files = new SampleRenderer(threads).render(one, seed, folder, progress, interruption.token());
            return new Written(one.name(), folder.toString(), files);
        }
    }

    static SampleSet named(String name) {
        return SampleSets.find(name)
                .orElseThrow(() -> new GraftException(
                        ErrorCode.USAGE,
                        Message.of(
                                "samples.unknownSet",
                                name,
                                String.join(
                                        ", ",
                                        SampleSets.all().stream()
                                                .map(SampleSet::name)
                                                .toList()))));
    }
}
