/**
 * Native libraries that do not come with Graft and can be added to it: for graphics cards, and for old processors. Each is
 * put together from published files whose digests are known beforehand.
 */
@NullMarked
package graft.compute.pack;

import org.jspecify.annotations.NullMarked;
