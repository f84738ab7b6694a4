package graft.installer;

/** What installers say about Graft, the same on every system. */
final class Product {

    static final String NAME = "Graft";
    static final String VENDOR = "Graft";
    static final String SENTENCE = "Teach a computer to tell your pictures apart, on your own machine";
    static final String COPYRIGHT = "Apache License 2.0";

    /** Says to Windows that two installers are versions of one program. It must never change. */
    static final String WINDOWS_UPGRADE_CODE = "6d0f6a3c-4f0b-5b8e-9c5d-2a7d1e0c7b41";

    /** Says the same to macOS; settings of the system, such as permissions, hang on it. It must never change. */
    static final String MAC_BUNDLE = "graft.studio";

    /** The Linux package; also the folder below {@code /opt}. */
    static final String LINUX_PACKAGE = "graft";

    /** What the name of a model that travels ends with; a double click on one opens the window. */
    static final String BUNDLE_ENDING = "graft";

    /** What systems call that kind of file. */
    static final String BUNDLE_TYPE = "application/x-graft-model";

    static final String BUNDLE_SENTENCE = "Graft model";

    static final String MAIN_JAR = "graft-worker.jar";
    static final String MAIN_CLASS = "graft.launch.Studio";

    private Product() {}
}
