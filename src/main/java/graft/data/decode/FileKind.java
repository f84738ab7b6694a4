package graft.data.decode;

import graft.common.Message;
import java.util.Optional;

/** What a file's content is, as far as it matters to reading it as a picture. */
enum FileKind {
    JPEG("JPEG"),
    PNG("PNG"),
    GIF("GIF"),
    BMP("BMP"),
    TIFF("TIFF"),
    WEBP("WebP"),

    HEIC("HEIC", "data.readHeic"),
    AVIF("AVIF", "data.readAvif"),
    CAMERA_RAW("camera raw", "data.readCameraRaw"),
    LOSSLESS_JPEG("Lossless JPEG", FileKind.OTHER_FORMAT),
    JPEG_2000("JPEG 2000", FileKind.OTHER_FORMAT),
    JPEG_XL("JPEG XL", FileKind.OTHER_FORMAT),
    TARGA("Targa", FileKind.OTHER_FORMAT),
    PHOTOSHOP("Photoshop", FileKind.OTHER_FORMAT),
    GIMP("GIMP", FileKind.OTHER_FORMAT),
    ICON("Windows icon", FileKind.OTHER_FORMAT),
    NETPBM("Netpbm", FileKind.OTHER_FORMAT),
    OPEN_EXR("OpenEXR", FileKind.OTHER_FORMAT),
    DIRECT_DRAW("DirectDraw surface", FileKind.OTHER_FORMAT),
    FITS("FITS", FileKind.OTHER_FORMAT),
    DICOM("DICOM", "data.readDicom"),
    SVG("SVG", "data.readSvg"),
    PDF("PDF", "data.readPdf"),
    VIDEO("video", "data.readVideo"),
    WEB_PAGE("web page", "data.readWebPage"),
    TEXT("text", "data.readText"),
    ARCHIVE("archive", "data.readArchive"),
    UNKNOWN("unknown", "data.readUnknown");

    /** The sentence for every other picture format, which says its name. */
    private static final String OTHER_FORMAT = "data.readOtherFormat";

    private final String title;
    private final String refusal;

    /** A kind that is read. */
    FileKind(String title) {
        this(title, "");
    }

    FileKind(String title, String refusal) {
        this.title = title;
        this.refusal = refusal;
    }

    /** The name people know it by. */
    String title() {
        return title;
    }

    boolean isRead() {
        return refusal.isEmpty();
    }

    /** Why a file of this kind is not read and what to do; empty where it is read. */
    Optional<Message> refusal() {
        if (isRead()) {
            return Optional.empty();
        }
        return Optional.of(refusal.equals(OTHER_FORMAT) ? Message.of(refusal, title) : Message.of(refusal));
    }
}
