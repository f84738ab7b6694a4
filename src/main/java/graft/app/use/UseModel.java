package graft.app.use;

import graft.app.results.ResultsModel;
import graft.app.results.TestedRun;
import graft.app.task.Tasks;
import graft.app.wizard.Obstacle;
import graft.app.wizard.StepId;
import graft.app.wizard.StepModel;
import graft.common.Message;
import graft.data.PictureReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Step 6: what can be done with the finished model, which is the one whose results step 5 shows. */
public final class UseModel implements StepModel {

    private final ResultsModel results;
    private final TryModel pictures;
    private final FolderModel folder;
    private final ExportModel export;
    private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());

    public UseModel(ResultsModel results, ModelWorker worker, PictureReader reader, Tasks tasks) {
        this.results = results;
        ObservableValue<Optional<Path>> file = results.runProperty().map(run -> run.map(TestedRun::model));
        this.pictures = new TryModel(file, worker, reader, tasks);
        this.folder = new FolderModel(file, () -> results.runProperty().get().map(TestedRun::run), worker, tasks);
        this.export = new ExportModel(results, worker, tasks);
        results.runProperty().addListener((observable, before, now) -> {
            if (!before.map(TestedRun::run).equals(now.map(TestedRun::run))) {
                forget();
            }
        });
    }

    @Override
    public StepId id() {
        return StepId.USE;
    }

    public ResultsModel results() {
        return results;
    }

    public TryModel pictures() {
        return pictures;
    }

    public FolderModel folder() {
        return folder;
    }

    public ExportModel export() {
        return export;
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    @Override
    public Message nextLabel() {
        return Message.of("use.done");
    }

    @Override
    public void entered() {
        results.entered();
    }

    /**
     * Takes what was dropped or pasted: a folder is answered as a whole, files one by one.
     *
     * @param paths as they came
     */
    public void take(List<Path> paths) {
        Optional<Path> first = paths.stream().findFirst().filter(Files::isDirectory);
        first.ifPresentOrElse(
                folder::choose,
                () -> pictures.ask(
                        paths.stream().filter(p -> !Files.isDirectory(p)).toList()));
    }

    private void forget() {
        pictures.clear();
        folder.reset();
        export.reset();
    }
}
