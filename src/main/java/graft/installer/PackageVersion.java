package graft.installer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as each system takes it. Windows compares three numbers of at most 255, 255 and 65535 when it decides whether
 * an installer is an upgrade; a macOS bundle's first number may not be 0.
 *
 * @param major from 0
 * @param minor from 0
 * @param patch from 0
 */
record PackageVersion(int major, int minor, int patch) {

    private static final int WINDOWS_BYTE = 255;
    private static final int WINDOWS_WORD = 65535;
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})\\.(\\d{1,5})(?:-SNAPSHOT)?");

    PackageVersion {
        if (major < 0
                || major >= WINDOWS_BYTE
                || minor < 0
                || minor > WINDOWS_BYTE
                || patch < 0
                || patch > WINDOWS_WORD) {
            throw new IllegalArgumentException(
                    "Windows would not take version " + major + "." + minor + "." + patch + ": at most 254.255.65535");
        }
    }

    /**
     * Reads the version of the Maven project.
     *
     * @throws IllegalArgumentException if it is not three numbers, or one of them is too large for Windows
     */
    static PackageVersion of(String version) {
        Matcher matcher = FORM.matcher(version);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a version is three numbers, such as 0.1.0, not " + version);
        }
        return new PackageVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** For {@code jpackage --app-version}; on macOS one more in front, always, so that the order of versions stays. */
    String on(Target target) {
        return (target.mac() ? major + 1 : major) + "." + minor + "." + patch;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
