package graft.common.download;

import java.io.IOException;

/** An archive that would do harm: leave its folder, make links, or fill the disk. */
final class HostileArchiveException extends IOException {

    private static final long serialVersionUID = 1;

    HostileArchiveException(String message) {
        super(message);
    }
}
