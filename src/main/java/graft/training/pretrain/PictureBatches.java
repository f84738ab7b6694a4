package graft.training.pretrain;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Augmenter;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.network.Preprocessing;
import graft.training.TrainingPictures.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads, varies and preprocesses the pictures of a step on threads of its own, while the step before is taken. */
final class PictureBatches implements AutoCloseable {

    private final PictureReader reader;
    private final PretrainPlan plan;
    private final int[] order;
    private final float[] mean;
    private final float[] divisor;
    private final ExecutorService threads;

    PictureBatches(PictureReader reader, PretrainPlan plan, Preprocessing preprocessing) {
        this.reader = reader;
        this.plan = plan;
        this.order =
                preprocessing.order() == Preprocessing.ChannelOrder.BGR ? new int[] {2, 1, 0} : new int[] {0, 1, 2};
        this.mean = floats(preprocessing.mean());
        this.divisor = floats(preprocessing.divisor());
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(plan.threads(), task -> {
            Thread thread = new Thread(task, "pictures-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }

    /**
     * A picture as one step sees it.
     *
     * @param view 0 for the plain picture
     */
    record View(Picture picture, int view) {}

    /** Begins to make a batch. */
    Pending begin(List<View> views) {
        float[] batch = new float[views.size() * plan.inputSize() * plan.inputSize() * 3];
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            int index = i;
            running.add(threads.submit(() -> write(views.get(index), batch, index)));
        }
        return new Pending(batch, running);
    }

    /** A batch that is being made. */
    record Pending(float[] batch, List<Future<?>> running) {

        /**
         * Waits until it is whole.
         *
         * @return [N, H, W, 3], preprocessed
         * @throws GraftException with {@link ErrorCode#DATA} if a picture can no longer be read
         */
        float[] await() {
            try {
                for (Future<?> one : running) {
                    one.get();
                }
                return batch;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw GraftException.cancelled();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void write(View view, float[] batch, int index) {
        RgbImage image = Augmenter.view(
                read(view.picture()),
                plan.fit(),
                plan.inputSize(),
                plan.inputSize(),
                plan.augmentation(),
                view.picture().digest(),
                view.view());
        byte[] rgb = image.rgb();
        int offset = index * rgb.length;
        for (int i = 0; i < rgb.length; i += 3) {
            for (int c = 0; c < 3; c++) {
                batch[offset + i + c] = ((rgb[i + order[c]] & 0xFF) - mean[c]) / divisor[c];
            }
        }
    }

    private RgbImage read(Picture picture) {
        try {
            return reader.read(picture.file(), plan.fit().shortSide(plan.inputSize(), plan.inputSize()))
                    .image();
        } catch (UnreadablePictureException e) {
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of("training.pictureGone", picture.file().getFileName(), e.reason()),
                    picture.file().toString(),
                    e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
