/** White blood cells in a stained smear, under the microscope. */
@NullMarked
package graft.samples.cells;

import org.jspecify.annotations.NullMarked;
