package graft.app.home;

import graft.app.picture.PictureLoader;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.project.Project;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a model, as the first page shows it.
 *
 * @param details classes, pictures and backbone; absent before the run was prepared
 * @param created when it was asked for, where that is known
 * @param headline its figures, once it is finished
 * @param picture one of its pictures; absent where none is known
 */
public record ModelRow(
        Project project,
        RunFolder run,
        String name,
        Optional<Message> details,
        Optional<Instant> created,
        RunState state,
        Optional<Evaluation> headline,
        Optional<PictureLoader.Source> picture) {}
