package graft.cli;

import graft.common.Message;
import graft.compute.pack.Pack;
import graft.compute.pack.PackStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft packs verify}: checks what is here. */
@Command(
        name = "verify",
        description = "Reads every file of the packs that are here, and compares it with what was put there.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class PacksVerifyCommand implements Callable<Integer> {

    private final Supplier<PackStore> packs;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Which ones; all of them unless said otherwise.")
    private List<String> ids = List.of();

    PacksVerifyCommand(Supplier<PackStore> packs, Interruption interruption) {
        this.packs = packs;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        PackStore store = packs.get();
        List<Pack> asked = ids.isEmpty()
                ? store.offered().stream().filter(store::has).toList()
                : ids.stream().map(store::offered).toList();
        PrintWriter out = spec.commandLine().getOut();
        for (Pack pack : asked) {
            try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), pack.id())) {
                store.verify(pack, progress, interruption.token());
            }
            out.println(pack.id() + ": sound");
        }
        if (asked.isEmpty()) {
            out.println(Message.of("cli.packNoneHere").english());
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
