package graft.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.RgbImage;
import org.junit.jupiter.api.Test;

class AskedPictureTest {

    /** Two by two: red, green / blue, white. */
    private static final RgbImage PICTURE = new RgbImage(2, 2, new byte[] {9, 0, 0, 0, 9, 0, 0, 0, 9, 9, 9, 9});

    private static byte[] changed(AskedPicture.Change change) {
        return AskedPicture.changed(PICTURE, change).rgb();
    }

    @Test
    void mirroredLeftAndRightAreExchanged() {
        assertThat(changed(AskedPicture.Change.MIRRORED)).containsExactly(0, 9, 0, 9, 0, 0, 9, 9, 9, 0, 0, 9);
    }

    @Test
    void turnedTheLeftColumnBecomesTheTopRow() {
        assertThat(changed(AskedPicture.Change.TURNED)).containsExactly(0, 0, 9, 9, 0, 0, 9, 9, 9, 0, 9, 0);
    }

    @Test
    void colouredNothingMovesAndWhiteStaysWhite() {
        assertThat(changed(AskedPicture.Change.COLOURED)).containsExactly(0, 0, 9, 9, 0, 0, 0, 9, 0, 9, 9, 9);
    }
}
