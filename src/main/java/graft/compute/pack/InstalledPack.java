package graft.compute.pack;

import java.nio.file.Path;
import java.util.List;

/**
 * A pack that is there and sound.
 *
 * @param id of the pack
 * @param kind what it is for
 * @param version of what is in it
 * @param classes jars that go before all others on the class path of a worker that uses it; absolute
 * @param natives the folder of its native libraries; absolute
 */
public record InstalledPack(String id, PackKind kind, String version, List<Path> classes, Path natives) {

    public InstalledPack {
        classes = List.copyOf(classes);
    }
}
