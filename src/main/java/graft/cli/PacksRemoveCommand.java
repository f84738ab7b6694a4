package graft.cli;

import graft.common.Message;
import graft.compute.pack.Pack;
import graft.compute.pack.PackStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft packs remove}: deletes one. */
@Command(
        name = "remove",
        description = "Deletes a pack.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class PacksRemoveCommand implements Callable<Integer> {

    private final Supplier<PackStore> packs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Which, as graft packs list names it.")
    private String id = "";

    PacksRemoveCommand(Supplier<PackStore> packs) {
        this.packs = packs;
    }

    @Override
    public Integer call() {
        PackStore store = packs.get();
        Pack pack = store.offered(id);
        store.remove(pack);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Message.of("cli.packRemoved", pack.id()).english());
        out.flush();
        return ExitCodes.DONE;
    }
}
