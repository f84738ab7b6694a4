package graft.app;

import graft.app.testing.NoisePictures;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.SampleRun;
import graft.run.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Pictures, and models of every kind that a person may have made of them. */
final class SampleModels {

    private final ProjectStore projects;
    private final Path images;

    /**
     * @param images the folder for the pictures
     */
    SampleModels(ProjectStore projects, Path images) {
        this.projects = projects;
        this.images = images;
    }

    Path pictures() throws IOException {
        NoisePictures.write(images.resolve("horse chestnut"), 12, 1);
        NoisePictures.write(images.resolve("silver birch"), 12, 2);
        return images;
    }

    /** Two classes with few pictures, one of them a copy of another, and a file that is no picture. */
    Path flawedPictures() throws IOException {
        pictures();
        NoisePictures.write(images.resolve("wild service tree"), 2, 3);
        NoisePictures.write(images.resolve("ginkgo"), 5, 2); // the first five of the birches once more
        Files.writeString(images.resolve("ginkgo").resolve("no picture.jpg"), "text");
        return images;
    }

    private Path runs() throws IOException {
        return projects.forImages(pictures()).path().resolve("runs");
    }

    /** One that is finished, one that was paused, one that failed. */
    void makeModels() throws IOException {
        Path runs = runs();
        SampleRun.finished(runs.resolve("finished"), 1, 0.9);
        new SampleRun(runs.resolve("paused"))
                .requested("Leaves in the park")
                .prepared()
                .trained();
        SampleRun failed =
                new SampleRun(runs.resolve("failed")).requested("Leaves").prepared();
        failed.folder().fail(new GraftException(ErrorCode.DEVICE, Message.of("worker.memory")), Clock.systemUTC());
    }

    /** Three that were tested on the same pictures. */
    void makeVersions() throws IOException {
        Path runs = runs();
        SampleRun.finished(runs.resolve("first"), 1, 0.7);
        SampleRun.finished(runs.resolve("second"), 2, 0.72);
        new SampleRun(runs.resolve("third"))
                .requested("Leaves in the park, with more of them learning")
                .prepared()
                .trained()
                .finished(3, 0.95);
    }

    /** One that has no test pictures, and one that has few. */
    void makeModelsWithLessToTell() throws IOException {
        Path runs = runs();
        new SampleRun(runs.resolve("validated"))
                .requested("Leaves without a test")
                .prepared()
                .trained()
                .validated(2, 0.8);
        new SampleRun(runs.resolve("few"), SampleRun.CLASSES, 10)
                .requested("A few leaves")
                .prepared()
                .trained()
                .finished(1, 0.7);
    }
}
