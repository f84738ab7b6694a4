package graft.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class PictureLoaderTest {

    /** The JavaFX thread is the test's: it takes from here. */
    private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();

    private final List<Optional<Image>> seen = new ArrayList<>();

    private record Red(int side) implements PictureLoader.Source {
        @Override
        public RgbImage read() {
            byte[] rgb = new byte[side * side * 3];
            for (int i = 0; i < rgb.length; i += 3) {
                rgb[i] = (byte) 255;
            }
            return new RgbImage(side, side, rgb);
        }
    }

    @Test
    void aPictureComesLaterTheFirstTimeAndAtOnceTheSecond() throws InterruptedException {
        try (PictureLoader loader = new PictureLoader(told::add)) {
            loader.load(new Red(4), seen::add);
            assertThat(seen).isEmpty();
            take().run();
            loader.load(new Red(4), seen::add);
            assertThat(seen).hasSize(2).allMatch(Optional::isPresent);
        }
    }

    @Test
    void whoNoLongerWantsItHearsNothing() throws InterruptedException {
        try (PictureLoader loader = new PictureLoader(told::add)) {
            PictureLoader.Request request = loader.load(new Red(4), seen::add);
            Runnable arrival = take();
            request.cancel();
            arrival.run();
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aPageThatIsFilledWhileItsWindowGoesIsNoDefect() {
        PictureLoader loader = new PictureLoader(told::add);
        loader.close();
        loader.load(new Red(4), seen::add);
        assertThat(seen).isEmpty();
        assertThat(told).isEmpty();
    }

    private Runnable take() throws InterruptedException {
        Runnable arrival = told.poll(30, TimeUnit.SECONDS);
        assertThat(arrival).isNotNull();
        return arrival;
    }
}
