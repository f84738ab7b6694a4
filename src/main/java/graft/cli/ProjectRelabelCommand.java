package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import graft.run.correction.Correction;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft project relabel} and {@code leave-out}: corrections, of which the next run learns. */
abstract class ProjectRelabelCommand implements Callable<Integer> {

    private final ProjectStore projects;
    private final ProjectPictures pictures;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Parameters(
            paramLabel = "PICTURE",
            arity = "1..*",
            description =
                    "Pictures, by their paths below the folder of pictures; the name alone will do where only one "
                            + "has it.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ProjectRelabelCommand(ProjectStore projects, ProjectPictures pictures, Clock clock) {
        this.projects = projects;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** What is to become of a picture. */
    abstract Correction.Wish wish(Picture picture, Scan scan);

    @Override
    public Integer call() {
        Project found = project.madeIfNeeded(projects);
        Scan scan = pictures.scan(found, spec.commandLine().getErr());
        // All of them, before the first is written.
        List<Correction.Wish> wishes = ProjectPictures.named(names, scan).stream()
                .map(picture -> wish(picture, scan))
                .toList();
        List<Correction> made = new ArrayList<>();
        for (Correction.Wish wish : wishes) {
            made.add(found.corrections().make(wish, clock));
        }
        CorrectionPrinter.print(made, json, spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    /** {@code graft project relabel}. */
    @Command(
            name = "relabel",
            description = "Says that pictures belong to another class than their folder; no file is moved.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            versionProvider = GraftCommand.Version.class)
    static final class Relabel extends ProjectRelabelCommand {

        @Option(names = "--to", paramLabel = "CLASS", required = true, description = "The class they belong to.")
        private String to = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is kept with the correction.")
        private String reason = "";

        Relabel(ProjectStore projects, ProjectPictures pictures, Clock clock) {
            super(projects, pictures, clock);
        }

        @Override
        Correction.Wish wish(Picture picture, Scan scan) {
            if (!scan.classes().contains(to)) {
                throw new GraftException(
                        ErrorCode.DATA, Message.of("cli.noSuchClass", to, String.join(", ", scan.classes())));
            }
            return new Correction.Wish(picture.digest(), picture.path(), picture.className(), Optional.of(to), reason);
        }
    }

    /** {@code graft project leave-out}. */
    @Command(
            name = "leave-out",
            description =
                    "Says that pictures are not to be used; no file is moved. One that the score rests on needs a "
                            + "reason, and the score as first measured stays the headline.",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            versionProvider = GraftCommand.Version.class)
    static final class LeaveOut extends ProjectRelabelCommand {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is listed beside the score.")
        private String reason = "";

        LeaveOut(ProjectStore projects, ProjectPictures pictures, Clock clock) {
            super(projects, pictures, clock);
        }

        @Override
        Correction.Wish wish(Picture picture, Scan scan) {
            return Correction.Wish.leaveOut(picture.digest(), picture.path(), picture.className(), reason);
        }
    }
}
