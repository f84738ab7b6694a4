package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.samples.PublicSamples;
import graft.samples.SampleStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft samples download}: fetches a well-known dataset. */
@Command(
        name = "download",
        description = "Fetches a well-known dataset into the data folder; broken off, it goes on where it was.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class SamplesDownloadCommand implements Callable<Integer> {

    private final Supplier<PublicSamples> known;
    private final Supplier<SampleStore> store;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Which, as graft samples list names it.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    SamplesDownloadCommand(Supplier<PublicSamples> known, Supplier<SampleStore> store, Interruption interruption) {
        this.known = known;
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        PublicSamples.Sample sample = known.get()
                .find(id)
                .orElseThrow(() -> new GraftException(
                        ErrorCode.USAGE,
                        Message.of(
                                "samples.unknownPublic",
                                id,
                                String.join(
                                        ", ",
                                        known.get().samples().stream()
                                                .map(PublicSamples.Sample::id)
                                                .toList()))));
        List<ProgressLine> lines = new ArrayList<>();
        SampleStore.Fetched fetched;
        try {
            fetched = store.get()
                    .fetch(
                            sample,
                            name -> {
                                lines.forEach(ProgressLine::close);
                                ProgressLine line =
                                        ProgressLine.on(spec.commandLine().getErr(), name);
                                lines.add(line);
                                return line;
                            },
                            interruption.token());
        } finally {
            lines.forEach(ProgressLine::close);
        }
        print(sample, fetched);
        return ExitCodes.DONE;
    }

    private void print(PublicSamples.Sample sample, SampleStore.Fetched fetched) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of(
                    "id", sample.id(),
                    "folder", fetched.folder().toString(),
                    "files", fetched.files(),
                    "licence", sample.licence(),
                    "pinned", fetched.pinned())));
        } else {
            out.println(Message.of("samples.downloaded", sample.title(), fetched.files(), fetched.folder())
                    .english());
            out.println(Message.of("samples.licenceOf", sample.licence()).english());
            fetched.pinned()
                    .forEach(name ->
                            out.println(Message.of("download.pinned", name).english()));
            out.println(Message.of("samples.next", fetched.folder()).english());
        }
        out.flush();
    }
}
