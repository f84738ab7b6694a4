package graft.app.state;

import graft.app.i18n.Language;
import graft.app.theme.Appearance;
import graft.compute.DeviceChoice;
import graft.run.JsonDocument;
import java.util.Optional;

/**
 * What a person has chosen for the window as a whole.
 *
 * @param language absent for the system's
 * @param appearance how everything looks
 * @param threads how many processor cores a training may use; absent for all
 * @param device what to train on; absent for whatever is faster
 * @param proxy host and port that downloads go through, such as {@code proxy.example.org:8080}; absent for none
 * @param gentle when training leaves most of the computer to others; absent for {@link GentleMode#AUTOMATIC}
 */
public record Settings(
        Optional<Language> language,
        Appearance appearance,
        Optional<Integer> threads,
        Optional<DeviceChoice> device,
        Optional<String> proxy,
        Optional<GentleMode> gentle) {

    /** The file {@code settings.json} in the person's data folder. */
    public static final JsonDocument<Settings> DOCUMENT = new JsonDocument<>(Settings.class);

    /** As at the first start. */
    public static final Settings FIRST = new Settings(
            Optional.empty(), Appearance.FIRST, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Settings withLanguage(Language chosen) {
        return new Settings(Optional.of(chosen), appearance, threads, device, proxy, gentle);
    }

    public Settings withAppearance(Appearance chosen) {
        return new Settings(language, chosen, threads, device, proxy, gentle);
    }

    public Settings withThreads(Optional<Integer> chosen) {
        return new Settings(language, appearance, chosen, device, proxy, gentle);
    }

    public Settings withDevice(Optional<DeviceChoice> chosen) {
        return new Settings(language, appearance, threads, chosen, proxy, gentle);
    }

    public Settings withProxy(Optional<String> chosen) {
        return new Settings(language, appearance, threads, device, chosen, gentle);
    }

    public Settings withGentle(GentleMode chosen) {
        return new Settings(language, appearance, threads, device, proxy, Optional.of(chosen));
    }
}
