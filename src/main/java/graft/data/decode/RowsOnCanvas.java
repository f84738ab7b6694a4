package graft.data.decode;

import graft.data.Rows;
import java.util.Arrays;

/** Rows of a raster that covers only a part of its picture; white beside it. */
final class RowsOnCanvas implements Rows {

    private static final byte WHITE = (byte) 255;

    private final Rows inner;
    private final Canvas canvas;
    private final byte[] row;

    RowsOnCanvas(Rows inner, Canvas canvas) {
        this.inner = inner;
        this.canvas = canvas;
        this.row = new byte[inner.width() * 3];
    }

    @Override
    public int width() {
        return canvas.width();
    }

    @Override
    public int height() {
        return canvas.height();
    }

    @Override
    public boolean isBlueFirst() {
        return inner.isBlueFirst();
    }

    @Override
    public void read(int y, byte[] rgb, int offset) {
        Arrays.fill(rgb, offset, offset + width() * 3, WHITE);
        int innerY = y - canvas.top();
        int visible = Math.min(inner.width(), width() - canvas.left());
        if (innerY >= 0 && innerY < inner.height() && visible > 0) {
            inner.read(innerY, row, 0);
            System.arraycopy(row, 0, rgb, offset + canvas.left() * 3, visible * 3);
        }
    }
}
