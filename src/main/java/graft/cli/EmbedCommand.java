package graft.cli;

import graft.backbone.BackboneInfo;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.data.Fit;
import graft.training.embed.FeatureSpace;
import graft.training.embed.FeatureTable;
import graft.training.embed.FeatureTable.Subject;
import graft.worker.client.FeatureQuestions;
import graft.worker.protocol.BackboneCall;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft embed}: the pooled features of pictures, for people who go on with them in other programs. */
@Command(
        name = "embed",
        description =
                "Writes the numbers that a pretrained network makes of each picture, for other programs to go on with.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class EmbedCommand implements Callable<Integer> {

    private final BackboneShelf shelf;
    private final FeatureQuestions questions;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PICTURES",
            description = "Picture files, and folders of them with all that is inside; class folders give a column.")
    private List<Path> pictures = List.of();

    @Option(
            names = "--backbone",
            paramLabel = "ID|FILE",
            description =
                    "The pretrained network: an id that `graft backbones list` shows, or a weights file, which is "
                            + "imported; sprout unless said otherwise.")
    private @Nullable String backbone;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "What a weights file holds; recognised by itself otherwise.")
    private @Nullable String architecture;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "A table (.csv), a NumPy matrix (.npy, with the names of its rows in a .csv beside it) or a "
                    + "document (.json).")
    private Path out = Path.of("");

    @Option(
            names = "--fit",
            paramLabel = "FIT",
            defaultValue = "stretch",
            description = "How a picture is brought to the network's square: stretch (the default), pad, centre, or "
                    + "\"rectangle LEFT TOP WIDTH HEIGHT\" in fractions.")
    private String fit = "stretch";

    @Option(names = "--json", description = "Print one JSON document that says what was written.")
    private boolean json;

    EmbedCommand(BackboneShelf shelf, FeatureQuestions questions) {
        this.shelf = shelf;
        this.questions = questions;
    }

    /**
     * What was written.
     *
     * @param out the file
     * @param names the table with the names of a matrix' rows
     * @param features how many numbers each picture has
     * @param pictures how many files there were
     * @param embedded how many of them could be read
     * @param unreadable the others
     */
    private record Summary(
            String out,
            Optional<String> names,
            BackboneInfo backbone,
            int height,
            int width,
            Fit fit,
            int features,
            int pictures,
            int embedded,
            boolean classes,
            List<Unread> unreadable) {}

    private record Unread(String path, String problem) {}

    @Override
    public Integer call() {
        EmbedTarget target = EmbedTarget.of(out);
        Fit fitting = Fit.parse(fit);
        BackboneCall network = shelf.asked(backbone, Optional.ofNullable(architecture));
        EmbedPictures given = EmbedPictures.of(pictures);
        Collector collector = new Collector(given, target);
        target.write(given.classes(), beginning -> {
            collector.beginning = beginning;
            try (ProgressLine bar = ProgressLine.on(spec.commandLine().getErr(), "Pictures")) {
                questions.ask(network, given.files(), fitting, collector, bar);
            }
            collector.finish();
        });
        tell(target, given, collector);
        return ExitCodes.DONE;
    }

    private void tell(EmbedTarget target, EmbedPictures given, Collector collector) {
        PrintWriter err = spec.commandLine().getErr();
        for (Unread file : collector.unreadable) {
            err.println(file.path() + ": " + file.problem());
        }
        err.flush();
        FeatureSpace space = collector.space.orElseThrow();
        int read = given.files().size() - collector.unreadable.size();
        PrintWriter writer = spec.commandLine().getOut();
        if (json) {
            writer.println(Json.pretty(new Summary(
                    target.file().toString(),
                    target.names().map(Path::toString),
                    space.backbone(),
                    space.height(),
                    space.width(),
                    space.fit(),
                    space.features(),
                    given.files().size(),
                    read,
                    given.classes(),
                    collector.unreadable)));
        } else {
            writer.println(Message.of(
                            "cli.embedded",
                            read,
                            given.files().size(),
                            space.features(),
                            space.backbone().title(),
                            target.file())
                    .english());
            target.names()
                    .ifPresent(names -> writer.println(
                            Message.of("cli.embeddedNames", names).english()));
            writer.println(Message.of("cli.backboneLicence", space.backbone().licence())
                    .english());
            writer.println(
                    Message.of("cli.backboneTerms", space.backbone().terms()).english());
        }
        writer.flush();
    }

    /** Puts what comes into the table. */
    private static final class Collector implements FeatureQuestions.Listener {
        private final EmbedPictures given;
        private final EmbedTarget target;
        private final List<Unread> unreadable = new ArrayList<>();
        private volatile Optional<FeatureSpace> space = Optional.empty();
        private volatile EmbedTarget.@Nullable Beginning beginning;
        private volatile @Nullable FeatureTable table;

        Collector(EmbedPictures given, EmbedTarget target) {
            this.given = given;
            this.target = target;
        }

        @Override
        public void space(FeatureSpace known) {
            EmbedTarget.Beginning begin = beginning;
            if (begin == null) {
                throw new IllegalStateException("nothing to write to yet");
            }
            space = Optional.of(known);
            written(() -> table = begin.begin(known));
        }

        @Override
        public void features(int picture, float[] features) {
            written(() -> table().add(given.subjects().get(picture), features));
        }

        @Override
        public void unreadable(int picture, Message why) {
            Subject subject = given.subjects().get(picture);
            unreadable.add(new Unread(subject.path(), why.english()));
            written(() -> table().unreadable(subject, why));
        }

        /** Where nothing could be read there is nothing to write. */
        void finish() {
            if (unreadable.size() == given.files().size()) {
                throw new GraftException(
                        ErrorCode.DATA,
                        Message.of(
                                "cli.noneEmbedded",
                                unreadable.size(),
                                unreadable.get(0).problem()));
            }
            written(() -> table().close());
        }

        private FeatureTable table() {
            FeatureTable begun = table;
            if (begun == null) {
                throw new IllegalStateException("features before it is known what of");
            }
            return begun;
        }

        private void written(Writing writing) {
            try {
                writing.write();
            } catch (IOException e) {
                throw target.notWritten(e);
            }
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
