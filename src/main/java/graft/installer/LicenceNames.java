package graft.installer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The many names under which projects mean the same licence, as SPDX identifiers. */
final class LicenceNames {

    /** In this order, since some patterns would match what an earlier one means. */
    private static final List<Map.Entry<Pattern, String>> NAMES = List.of(
            name("apache.*|asl.*", "Apache-2.0"),
            name(".*(gplv2\\+ce|classpath exception).*", "GPL-2.0-only WITH Classpath-exception-2.0"),
            name(".*(lgpl|lesser general public).*", "LGPL-2.1-or-later"),
            name(".*gnu general public.*version 2.*", "GPL-2.0-or-later"),
            name(".*eclipse public licen[sc]e.*2.*", "EPL-2.0"),
            name(".*eclipse public licen[sc]e.*", "EPL-1.0"),
            name(".*mit.*", "MIT"),
            name(".*bsd.*", "BSD-3-Clause"));

    private LicenceNames() {}

    private static Map.Entry<Pattern, String> name(String pattern, String spdx) {
        return Map.entry(Pattern.compile(pattern), spdx);
    }

    /**
     * The identifiers of all these names.
     *
     * @throws IllegalArgumentException if one is not known: then somebody has to read that licence before it is shipped
     */
    static List<String> spdx(List<String> names) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : names) {
            found.add(spdx(name));
        }
        return List.copyOf(found);
    }

    private static String spdx(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^the ", "");
        return NAMES.stream()
                .filter(known -> known.getKey().matcher(plain).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the licence \"" + name + "\" is not known: read it, and add it to LicenceNames"));
    }
}
