/** Which pictures train, validate and test: groups, units that stay on one side, the split and how it grows. */
@NullMarked
package graft.data.split;

import org.jspecify.annotations.NullMarked;
