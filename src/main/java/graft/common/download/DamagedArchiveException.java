package graft.common.download;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An archive that cannot be read to its end. */
final class DamagedArchiveException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedArchiveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
