/** Pictures that are the same to the eye: fingerprints, the search for look-alikes, and what confirms one. */
@NullMarked
package graft.data.similar;

import org.jspecify.annotations.NullMarked;
