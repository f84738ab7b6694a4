package graft.installer;

import java.util.List;
import java.util.Locale;

/** A kind of machine that an installer is for. It can be built on such a machine only, because the tools exist only there. */
enum Target {
    LINUX_X64(
            "linux-x86_64",
            "linux-x86_64-onednn-avx2",
            "linux-x64",
            "linux",
            List.of(PackageKind.DEB, PackageKind.RPM)),
    WINDOWS_X64("windows-x86_64", "windows-x86_64-onednn-avx2", "win-x64", "win", List.of(PackageKind.MSI)),
    /** There is no oneDNN build of ND4J for it; the frozen stages run at full speed all the same. */
    MACOS_ARM64(
            "macosx-arm64", "macosx-arm64", "osx-aarch64", "mac-aarch64", List.of(PackageKind.DMG, PackageKind.PKG));

    private final String javaCpp;
    private final String nd4j;
    private final String onnxRuntime;
    private final String javaFx;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<PackageKind> packages;

    Target(String javaCpp, String nd4j, String onnxRuntime, String javaFx, List<PackageKind> packages) {
        this.javaCpp = javaCpp;
        this.nd4j = nd4j;
        this.onnxRuntime = onnxRuntime;
        this.javaFx = javaFx;
        this.packages = packages;
    }

    /**
     * The machine that this process runs on.
     *
     * @throws IllegalStateException on any other than the three above, saying which
     */
    static Target current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * @param system as in the system property {@code os.name}
     * @param processor as in the system property {@code os.arch}
     */
    static Target of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean x64 = processor.equals("amd64") || processor.equals("x86_64");
        if (name.startsWith("linux") && x64) {
            return LINUX_X64;
        }
        if (name.startsWith("windows") && x64) {
            return WINDOWS_X64;
        }
        if (name.startsWith("mac") && processor.equals("aarch64")) {
            return MACOS_ARM64;
        }
        throw new IllegalStateException("no installer is built for " + system + " on " + processor
                + ": ONNX Runtime or ND4J has no native library for it");
    }

    /** As JavaCPP calls it, in names of jars and of folders inside them. */
    String javaCpp() {
        return javaCpp;
    }

    /** The one build of ND4J's native library that is shipped. */
    String nd4j() {
        return nd4j;
    }

    /** As the folders in ONNX Runtime's jar are called. */
    String onnxRuntime() {
        return onnxRuntime;
    }

    /** As JavaFX calls it in names of jars. */
    String javaFx() {
        return javaFx;
    }

    /** What is built besides the application image and the portable zip. */
    List<PackageKind> packages() {
        return packages;
    }

    boolean windows() {
        return this == WINDOWS_X64;
    }

    boolean mac() {
        return this == MACOS_ARM64;
    }

    boolean linux() {
        return this == LINUX_X64;
    }
}
