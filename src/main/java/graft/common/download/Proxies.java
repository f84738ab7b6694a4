package graft.common.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way out of this machine: the proxy that the person has chosen; without one, what Java's own settings say ({@code https.proxyHost} and the like), and where those say
 * nothing, the variables {@code HTTPS_PROXY} and {@code NO_PROXY} as curl reads them. Passwords in them are passed over.
 */
final class Proxies extends ProxySelector {

    private final ProxySelector java;
    private final Supplier<Optional<String>> chosen;
    private final Optional<InetSocketAddress> proxy;
    private final List<String> direct;

    Proxies(ProxySelector java, Map<String, String> environment) {
        this(java, environment, Optional::empty);
    }

    /**
     * @param chosen host and port of the person's choice, asked for each connection
     */
    Proxies(ProxySelector java, Map<String, String> environment, Supplier<Optional<String>> chosen) {
        this.java = java;
        this.chosen = chosen;
        this.proxy = variable(environment, "HTTPS_PROXY").flatMap(Proxies::address);
        this.direct = List.of(variable(environment, "NO_PROXY")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split("[,\\s]+"));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .filter(value -> !value.isBlank());
    }

    /** {@code http://proxy.school.example:3128}, with or without the scheme. */
    static Optional<InetSocketAddress> address(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : 80;
            return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), port));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        Optional<InetSocketAddress> wanted = chosen.get().flatMap(Proxies::address);
        if (wanted.isPresent() && uri.getHost() != null && !isDirect(uri.getHost())) {
            return List.of(new Proxy(Proxy.Type.HTTP, wanted.get()));
        }
        List<Proxy> said = java.select(uri);
        boolean silent = said.stream().allMatch(p -> p.type() == Proxy.Type.DIRECT);
        if (!silent || proxy.isEmpty() || uri.getHost() == null || isDirect(uri.getHost())) {
            return said;
        }
        return List.of(new Proxy(Proxy.Type.HTTP, proxy.get()));
    }

    private boolean isDirect(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return Addresses.isLoopback(name)
                || direct.stream()
                        .map(rule -> rule.startsWith("*.") ? rule.substring(1) : rule)
                        .anyMatch(rule -> rule.equals("*")
                                || name.equals(rule)
                                || !rule.isEmpty() && name.endsWith(rule.startsWith(".") ? rule : "." + rule));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        java.connectFailed(uri, address, failure);
    }
}
