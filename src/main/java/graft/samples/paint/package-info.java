/** Paint, noise, light and camera for pictures made by formula: everything in units of the picture's side. */
@NullMarked
package graft.samples.paint;

import org.jspecify.annotations.NullMarked;
