package graft.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final URI FAR = URI.create("https://example.org/file");

    private final AtomicReference<Optional<String>> chosen = new AtomicReference<>(Optional.empty());

    private List<Proxy> select(Map<String, String> environment, URI uri) {
        return new Proxies(ProxySelector.of(null), environment, chosen::get).select(uri);
    }

    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    @Test
    void theChosenProxyHoldsAtOnceAndBeforeWhatTheSystemSays() {
        Map<String, String> system = Map.of("HTTPS_PROXY", "http://system.example:3128");
        assertThat(select(system, FAR)).containsExactly(http("system.example", 3128));
        chosen.set(Optional.of("school.example:8080"));
        assertThat(select(system, FAR)).containsExactly(http("school.example", 8080));
        chosen.set(Optional.empty());
        assertThat(select(Map.of(), FAR)).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void thisMachineItselfNeedsNoProxy() {
        chosen.set(Optional.of("school.example:8080"));
        assertThat(select(Map.of(), URI.create("http://127.0.0.1:80/file"))).containsExactly(Proxy.NO_PROXY);
    }
}
