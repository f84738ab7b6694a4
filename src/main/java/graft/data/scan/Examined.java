package graft.data.scan;

import graft.common.Message;

/** What came of looking into a file. */
sealed interface Examined {

    FoundFile file();

    /** It is a picture. */
    record Read(Picture picture) implements Examined {
        @Override
        public FoundFile file() {
            return picture.file();
        }
    }

    /** It cannot be read as one. */
    record Failed(FoundFile file, Message reason) implements Examined {}
}
