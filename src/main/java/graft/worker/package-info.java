/**
 * Child processes that do all native work, so that a crash in native code ends a worker and never the window. {@code
 * protocol} is what the two sides say to each other, {@code client} the side that asks, {@code server} the side that works;
 * {@code docs/workers.md} tells the whole story.
 */
@NullMarked
package graft.worker;

import org.jspecify.annotations.NullMarked;
