/** Pictures: finding, reading, fitting, grouping, splitting and augmenting them. Pure Java, no native library. */
@NullMarked
package graft.data;

import org.jspecify.annotations.NullMarked;
