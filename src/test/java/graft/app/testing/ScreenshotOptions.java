package graft.app.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Screenshots} was asked for.
 *
 * @param names which pictures; all where empty
 * @param typePercent size of type
 * @param images a folder of pictures for the pages that need one
 * @param home where projects are kept; a new folder where absent
 */
record ScreenshotOptions(
        List<String> names,
        Path out,
        int width,
        int height,
        boolean dark,
        boolean german,
        int typePercent,
        Path images,
        Optional<Path> home) {

    static ScreenshotOptions parse(String[] arguments) {
        List<String> names = new ArrayList<>();
        Path out = Path.of("target/screenshots");
        int width = 1280;
        int height = 800;
        boolean dark = false;
        boolean german = false;
        int type = 100;
        Path images = Path.of("sample-datasets");
        Optional<Path> home = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--out" -> out = Path.of(arguments[++i]);
                case "--size" -> {
                    String[] sides = arguments[++i].split("x");
                    width = Integer.parseInt(sides[0]);
                    height = Integer.parseInt(sides[1]);
                }
                case "--dark" -> dark = true;
                case "--german" -> german = true;
                case "--type" -> type = Integer.parseInt(arguments[++i]);
                case "--images" -> images = Path.of(arguments[++i]);
                case "--home" -> home = Optional.of(Path.of(arguments[++i]));
                default -> names.add(arguments[i]);
            }
        }
        return new ScreenshotOptions(List.copyOf(names), out, width, height, dark, german, type, images, home);
    }

    /** What tells this picture from the same page in another look. */
    String suffix() {
        return (dark ? "-dark" : "")
                + (german ? "-german" : "")
                + (typePercent == 100 ? "" : "-" + typePercent)
                + (width == 1280 && height == 800 ? "" : "-" + width + "x" + height);
    }
}
