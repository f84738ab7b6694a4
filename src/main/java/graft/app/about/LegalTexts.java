package graft.app.about;

import graft.common.ApplicationFolder;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which texts about rights come with this Graft. */
final class LegalTexts {

    /** The licences of all that is shipped, by the names that SPDX gives them; a test compares the folder. */
    static final List<String> LICENCES = List.of(
            "Apache-2.0",
            "BSD-3-Clause",
            "EPL-1.0",
            "GPL-2.0-only-WITH-Classpath-exception-2.0",
            "GPL-2.0-or-later",
            "GPL-3.0-or-later-WITH-GCC-exception-3.1",
            "LGPL-2.1-or-later",
            "MIT",
            "OFL-1.1");

    private static final String FOLDER = "/graft/licences/";

    /** The list of everything shipped; only an installer can make it, because it alone knows what it takes along. */
    private static final String PARTS = "LICENCES.md";

    private LegalTexts() {}

    /**
     * All of them, those first that are asked for first.
     *
     * @param application holds the bundled backbones, whose weights have terms of their own
     * @param licences the folder that an installer has made; absent where Graft was not installed by one
     */
    static List<LegalText> of(ApplicationFolder application, Optional<Path> licences) throws IOException {
        List<LegalText> all = new ArrayList<>();
        licences.map(folder -> folder.resolve(PARTS))
                .filter(Files::isRegularFile)
                .ifPresent(parts -> all.add(LegalText.file(Message.of("about.parts"), parts)));
        all.add(LegalText.resource(Message.of("about.ownLicence"), FOLDER + "LICENSE"));
        for (Path backbones : application.backbones()) {
            for (Path terms : files(backbones, 2)) {
                if (terms.endsWith("TERMS.md")) {
                    String name = String.valueOf(terms.resolveSibling("").getFileName());
                    all.add(LegalText.file(Message.of("about.weights", name), terms));
                }
            }
        }
        LICENCES.forEach(
                name -> all.add(LegalText.resource(Message.of("about.licence", name), FOLDER + name + ".txt")));
        Optional<Path> notices =
                licences.map(folder -> folder.resolve("notices")).filter(Files::isDirectory);
        if (notices.isPresent()) {
            for (Path notice : files(notices.get(), 3)) {
                String name = notices.get().relativize(notice).toString().replace('\\', '/');
                all.add(LegalText.file(Message.of("about.notice", name), notice));
            }
        }
        return List.copyOf(all);
    }

    private static List<Path> files(Path folder, int depth) throws IOException {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Where an installer puts them: beside the jars. */
    static Optional<Path> installed(Path code) {
        return Optional.ofNullable(code.toAbsolutePath().getParent())
                .map(folder -> folder.resolve("licences"))
                .filter(Files::isDirectory);
    }
}
