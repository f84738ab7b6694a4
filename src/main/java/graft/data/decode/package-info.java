/**
 * From the bytes of a picture file to an upright 8 bit sRGB picture: telling formats apart by their content, decoding,
 * shrinking, colour profiles, transparency and orientation.
 */
@NullMarked
package graft.data.decode;

import org.jspecify.annotations.NullMarked;
