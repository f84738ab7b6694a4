package graft.installer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Icons in the forms that Linux, Windows and macOS take, each size drawn anew and none of them scaled. */
final class Icons {

    /** Of the PNG files, in pixels. */
    static final List<Integer> PNG = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /** In the Windows icon, in pixels; the largest is a PNG inside, as Windows wants it. */
    static final List<Integer> ICO = List.of(16, 20, 24, 32, 40, 48, 64, 128, 256);

    /** In the macOS icon: type of the entry and its pixels. Types with two sizes are those for dense screens. */
    static final Map<String, Integer> ICNS = icnsTypes();

    /** The picture that is shown while the window starts; beside the jars. */
    static final String SPLASH = "graft-splash.png";

    private static final int SPLASH_SIDE = 240;
    private static final int SPLASH_MARK = 152;
    private static final int SPLASH_CORNER = 36;

    private static final int ICO_HEADER = 6;
    private static final int ICO_ENTRY = 16;
    private static final int BITMAP_HEADER = 40;
    private static final int PNG_FROM = 256;

    private final LogoDrawing logo;

    Icons(LogoDrawing logo) {
        this.logo = logo;
    }

    private static Map<String, Integer> icnsTypes() {
        Map<String, Integer> types = new LinkedHashMap<>();
        types.put("icp4", 16);
        types.put("icp5", 32);
        types.put("ic11", 32);
        types.put("icp6", 64);
        types.put("ic12", 64);
        types.put("ic07", 128);
        types.put("ic08", 256);
        types.put("ic13", 256);
        types.put("ic09", 512);
        types.put("ic14", 512);
        types.put("ic10", 1024);
        return types;
    }

    /** Writes {@code graft-N.png}, {@code graft.ico} and {@code graft.icns}. */
    void writeAll(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int side : PNG) {
            Files.write(folder.resolve("graft-" + side + ".png"), png(side));
        }
        Files.write(folder.resolve("graft.ico"), ico());
        Files.write(folder.resolve("graft.icns"), icns());
    }

    byte[] png(int side) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(logo.draw(side), "png", out);
        return out.toByteArray();
    }

    /** The mark on a white card with round corners: what {@code assets/icons/graft-splash.png} holds, as a test makes sure. */
    BufferedImage splash() {
        BufferedImage image = new BufferedImage(SPLASH_SIDE, SPLASH_SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRoundRect(0, 0, SPLASH_SIDE, SPLASH_SIDE, SPLASH_CORNER, SPLASH_CORNER);
            double edge = (SPLASH_SIDE - SPLASH_MARK) / 2.0;
            logo.draw(graphics, edge, edge, SPLASH_MARK);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** The Windows form: a table of contents, and the pictures. */
    byte[] ico() throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int side : ICO) {
            pictures.add(side >= PNG_FROM ? png(side) : bitmap(logo.draw(side)));
        }
        int offset = ICO_HEADER + ICO_ENTRY * ICO.size();
        int total = offset + pictures.stream().mapToInt(p -> p.length).sum();
        ByteBuffer ico = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        ico.putShort((short) 0).putShort((short) 1).putShort((short) ICO.size());
        for (int i = 0; i < ICO.size(); i++) {
            byte side = (byte) (ICO.get(i) % PNG_FROM); // 0 says 256
            ico.put(side).put(side).put((byte) 0).put((byte) 0);
            ico.putShort((short) 1).putShort((short) 32);
            ico.putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        pictures.forEach(ico::put);
        return ico.array();
    }

    /** A device independent bitmap as icons hold it: from the bottom up, blue first, then a mask that is not used. */
    private static byte[] bitmap(BufferedImage image) {
        int side = image.getWidth();
        int maskRow = (side + 31) / 32 * 4;
        ByteBuffer out = ByteBuffer.allocate(BITMAP_HEADER + side * side * 4 + maskRow * side)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(BITMAP_HEADER).putInt(side).putInt(2 * side);
        out.putShort((short) 1).putShort((short) 32);
        out.putInt(0).putInt(side * side * 4).putInt(0).putInt(0).putInt(0).putInt(0);
        for (int y = side - 1; y >= 0; y--) {
            for (int x = 0; x < side; x++) {
                out.putInt(image.getRGB(x, y));
            }
        }
        return out.array();
    }

    /** The macOS form: one PNG after the other, each with its type and length. */
    byte[] icns() throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entries);
        for (Map.Entry<String, Integer> type : ICNS.entrySet()) {
            byte[] png = png(type.getValue());
            out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + png.length);
            out.write(png);
        }
        ByteBuffer file = ByteBuffer.allocate(8 + entries.size());
        file.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(8 + entries.size());
        return file.put(entries.toByteArray()).array();
    }
}
