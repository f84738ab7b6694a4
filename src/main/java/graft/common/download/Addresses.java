package graft.common.download;

import java.net.URI;
import java.util.Set;

/** Which addresses a download may use: https anywhere, plain http only on this very machine, for tests. */
final class Addresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Addresses() {}

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    static boolean isAllowed(URI address) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        return "https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme()) && isLoopback(address.getHost());
    }
}
