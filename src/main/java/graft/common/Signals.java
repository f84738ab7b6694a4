package graft.common;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * What a process does when the system signals it, instead of ending at once. The JDK offers this only as
 * {@code sun.misc.Signal} (module {@code jdk.unsupported}, present in every runtime since Java 9), which the compiler
 * warns of; it is therefore reached by name.
 */
public final class Signals {

    private Signals() {}

    /**
     * Runs something whenever a signal arrives, in place of what the system would do.
     *
     * @param name without SIG, such as {@code INT} for Ctrl+C or {@code HUP} for a terminal that was closed
     * @return false if this system has no such signal or does not let go of it; nothing has changed then
     */
    public static boolean handle(String name, Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            reaction.run();
                            yield null;
                        }
                        case "equals" -> self == arguments[0];
                        case "hashCode" -> System.identityHashCode(self);
                        default -> "signal handler for " + name;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return false; // not a signal of this system, or one that the JVM was told to leave alone
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            return false; // a runtime built without jdk.unsupported
        }
    }
}
