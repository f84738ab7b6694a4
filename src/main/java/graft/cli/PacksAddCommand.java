package graft.cli;

import graft.common.Message;
import graft.compute.pack.Pack;
import graft.compute.pack.PackStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft packs add}: puts one together from a folder. */
@Command(
        name = "add",
        description =
                "Puts a pack together from files that were fetched elsewhere; graft packs list --files names them.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class PacksAddCommand implements Callable<Integer> {

    private final Supplier<PackStore> packs;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Which, as graft packs list names it.")
    private String id = "";

    @Parameters(paramLabel = "FOLDER", description = "Where the files are; they stay there.")
    private Path folder = Path.of("");

    PacksAddCommand(Supplier<PackStore> packs, Interruption interruption) {
        this.packs = packs;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        PackStore store = packs.get();
        Pack pack = store.offered(id);
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), pack.id())) {
            store.add(pack, folder, progress, interruption.token());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Message.of("cli.packAdded", pack.id(), pack.licence()).english());
        out.flush();
        return ExitCodes.DONE;
    }
}
