package graft.app.sample;

import graft.common.Message;
import graft.samples.PublicSamples;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A well-known dataset in the network.
 *
 * @param sample what is known of it
 * @param folder where it lies, once it was downloaded
 * @param unavailableSince the day on which it could not be had, where that is the last thing known
 */
public record PublicOffer(PublicSamples.Sample sample, Optional<Path> folder, Optional<LocalDate> unavailableSince) {

    /** What each is called and what it shows, in the words of the window. */
    private static final Map<String, Words> WORDS = Map.of(
            "hymenoptera", new Words("tryit.hymenoptera", "tryit.hymenopteraAbout"),
            "flower_photos", new Words("tryit.flowers", "tryit.flowersAbout"),
            "beans", new Words("tryit.beans", "tryit.beansAbout"),
            "rock-paper-scissors", new Words("tryit.hands", "tryit.handsAbout"),
            "horse-or-human", new Words("tryit.horses", "tryit.horsesAbout"),
            "eurosat", new Words("tryit.land", "tryit.landAbout"));

    private record Words(String title, String about) {}

    public String id() {
        return sample.id();
    }

    /** What it is called. */
    public Message title() {
        Words words = WORDS.get(sample.id());
        return words == null ? Message.of("tryit.asStated", sample.title()) : Message.of(words.title());
    }

    /** One sentence on what it shows. */
    public Message about() {
        Words words = WORDS.get(sample.id());
        return words == null ? Message.of("tryit.asStated", sample.about()) : Message.of(words.about());
    }
}
