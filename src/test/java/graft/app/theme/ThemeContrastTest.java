package graft.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.Contrast;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is written can be read and what carries meaning can be seen, in both themes: contrast by WCAG 2.1, computed from the
 * style sheets themselves.
 */
class ThemeContrastTest {

    private static final double TEXT = 4.5;
    private static final double DRAWING = 3.0;
    private static final Pattern COLOUR = Pattern.compile("(-[a-z0-9-]+): (#[0-9A-Fa-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "-color-fg-default, -color-bg-default",
        "-color-fg-default, -color-bg-subtle",
        "-color-fg-muted, -color-bg-default",
        "-color-fg-muted, -color-bg-subtle",
        "-color-fg-muted, -color-accent-subtle",
        "-color-fg-muted, -color-bg-inset",
        "-color-fg-subtle, -color-bg-default",
        "-color-fg-subtle, -color-bg-subtle",
        "-color-fg-subtle, -color-bg-inset",
        "-color-fg-subtle, -color-accent-subtle",
        "-color-fg-emphasis, -color-accent-emphasis",
        "-color-fg-emphasis, -graft-accent-hover",
        "-color-accent-fg, -color-bg-default",
        "-color-accent-fg, -color-accent-subtle",
        "-color-success-fg, -color-success-subtle",
        "-graft-info-fg, -graft-info-subtle",
        "-color-warning-fg, -color-warning-subtle",
        "-color-danger-fg, -color-danger-subtle",
        "-color-danger-fg, -color-bg-default",
        "-color-fg-default, -color-success-subtle",
        "-color-fg-default, -graft-info-subtle",
        "-color-fg-default, -color-warning-subtle",
        "-color-fg-default, -color-danger-subtle",
        "-graft-frozen-fg, -graft-frozen-bg",
        "-graft-tail-fg, -graft-tail-bg",
        "-graft-head-fg, -graft-head-bg",
        "-color-bg-default, -color-fg-default"
    })
    void textCanBeRead(String text, String ground) throws IOException {
        assertContrast(text, ground, TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "-graft-focus, -color-bg-default",
        "-graft-focus, -color-bg-subtle",
        "-graft-validation, -color-bg-default",
        "-graft-training, -color-bg-default",
        "-graft-bar, -color-bg-default",
        "-graft-bar, -color-bg-inset",
        "-color-accent-emphasis, -color-bg-inset",
        "-graft-leaf, -color-bg-default",
        "-graft-done-mark, -graft-leaf",
        "-graft-run-1, -color-bg-default",
        "-graft-run-2, -color-bg-default",
        "-graft-run-3, -color-bg-default",
        "-graft-run-4, -color-bg-default",
        "-graft-run-5, -color-bg-default"
    })
    void whatCarriesMeaningCanBeSeen(String drawing, String ground) throws IOException {
        assertContrast(drawing, ground, DRAWING);
    }

    private static void assertContrast(String front, String ground, double least) throws IOException {
        for (Theme theme : Theme.values()) {
            Map<String, Color> colours = colours(theme);
            double contrast = Contrast.of(
                    Objects.requireNonNull(colours.get(front), front),
                    Objects.requireNonNull(colours.get(ground), ground));
            assertThat(contrast).as("%s on %s, %s", front, ground, theme).isGreaterThanOrEqualTo(least);
        }
    }

    private static Map<String, Color> colours(Theme theme) throws IOException {
        Map<String, Color> colours = new HashMap<>();
        try (InputStream in = Look.class.getResourceAsStream("/graft/app/theme/" + theme.colours())) {
            String css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = COLOUR.matcher(css);
            while (matcher.find()) {
                colours.put(matcher.group(1), Color.web(matcher.group(2)));
            }
        }
        return colours;
    }
}
