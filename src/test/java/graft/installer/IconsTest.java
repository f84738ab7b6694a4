package graft.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Icons of every system, read back as that system would. */
class IconsTest {

    private static final int BROWN = 0xFF8A5A3C;
    private static final int GREEN = 0xFF2F9157;

    @TempDir
    Path folder;

    private LogoDrawing logo;
    private Icons icons;

    @BeforeEach
    void readTheLogo() throws IOException {
        logo = LogoDrawing.read(Path.of("assets/icons/graft.svg"));
        icons = new Icons(logo);
    }

    @Test
    void theLogoIsDrawnWhereItsSvgSaysInItsColours() {
        BufferedImage image = logo.draw(640);

        // Points of the SVG's square of 64: the foot of the trunk, the middle of the leaf, and the empty corner.
        assertThat(image.getRGB(290, 590)).isEqualTo(BROWN);
        assertThat(image.getRGB(480, 160)).isEqualTo(GREEN);
        assertThat(image.getRGB(20, 20)).isZero();
        assertThat(image.getRGB(620, 620)).isZero();
    }

    /** The folder that Maven makes takes the picture as it is, so it has to be the one that would be drawn. */
    @Test
    void theSplashIsTheMarkOnACard() throws IOException {
        BufferedImage drawn = icons.splash();
        BufferedImage kept = ImageIO.read(Path.of("assets/icons", Icons.SPLASH).toFile());

        assertThat(kept.getWidth()).isEqualTo(drawn.getWidth());
        assertThat(kept.getHeight()).isEqualTo(drawn.getHeight());
        for (int y = 0; y < drawn.getHeight(); y += 3) {
            for (int x = 0; x < drawn.getWidth(); x += 3) {
                assertThat(kept.getRGB(x, y)).as("%d, %d", x, y).isEqualTo(drawn.getRGB(x, y));
            }
        }
        assertThat(drawn.getRGB(0, 0)).isZero();
        assertThat(drawn.getRGB(120, 8)).isEqualTo(0xFFFFFFFF);
        assertThat(drawn.getRGB(158, 82)).isEqualTo(GREEN);
    }

    @Test
    void whatTheLogoDoesNotUseIsRefused() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.svg"),
                "<svg viewBox=\"0 0 8 8\"><path fill=\"#000000\" d=\"M0 0 A1 1 0 0 0 2 2\"/></svg>");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LogoDrawing.read(other))
                .withMessageContaining("the path command A");
    }

    @Test
    void windowsFindsEverySizeInOneFile() throws IOException {
        ByteBuffer ico = ByteBuffer.wrap(icons.ico()).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(ico.getShort(2)).isEqualTo((short) 1);
        List<Integer> sides = new ArrayList<>();
        for (int i = 0; i < ico.getShort(4); i++) {
            int entry = 6 + 16 * i;
            int side = ico.get(entry) == 0 ? 256 : Byte.toUnsignedInt(ico.get(entry));
            sides.add(side);
            int length = ico.getInt(entry + 8);
            int offset = ico.getInt(entry + 12);
            if (side < 256) {
                assertThat(ico.getInt(offset)).as("a bitmap of %d", side).isEqualTo(40);
                assertThat(ico.getInt(offset + 4)).isEqualTo(side);
                assertThat(ico.getInt(offset + 8)).as("twice, for its mask").isEqualTo(2 * side);
                assertThat(length).isEqualTo(40 + side * side * 4 + (side + 31) / 32 * 4 * side);
            } else {
                assertThat(png(ico.array(), offset, length).getWidth()).isEqualTo(256);
            }
        }
        assertThat(sides).containsExactlyElementsOf(Icons.ICO).contains(16, 32, 48, 256);
        int middle = 6 + 16 * sides.indexOf(64);
        int leaf = ico.getInt(middle + 12) + 40 + ((63 - 16) * 64 + 48) * 4;
        assertThat(ico.getInt(leaf)).as("rows from the bottom up").isEqualTo(GREEN);
    }

    @Test
    void macFindsEverySizeInOneFile() throws IOException {
        ByteBuffer icns = ByteBuffer.wrap(icons.icns());
        byte[] name = new byte[4];
        icns.get(name);
        assertThat(new String(name, StandardCharsets.US_ASCII)).isEqualTo("icns");
        assertThat(icns.getInt()).isEqualTo(icns.capacity());
        Map<String, Integer> found = new TreeMap<>();
        while (icns.hasRemaining()) {
            int start = icns.position();
            icns.get(name);
            int length = icns.getInt();
            found.put(
                    new String(name, StandardCharsets.US_ASCII),
                    png(icns.array(), start + 8, length - 8).getWidth());
            icns.position(start + length);
        }
        assertThat(found).containsExactlyInAnyOrderEntriesOf(Icons.ICNS).containsValues(16, 32, 128, 256, 512, 1024);
    }

    @Test
    void linuxFindsAFileForEverySize() throws IOException {
        icons.writeAll(folder);

        for (int side : Icons.PNG) {
            BufferedImage image =
                    ImageIO.read(folder.resolve("graft-" + side + ".png").toFile());
            assertThat(image.getWidth()).isEqualTo(side);
            assertThat(image.getColorModel().hasAlpha()).isTrue();
        }
    }

    private static BufferedImage png(byte[] file, int offset, int length) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file, offset, length));
    }
}
