/** Road signs at the roadside in all weathers. */
@NullMarked
package graft.samples.signs;

import org.jspecify.annotations.NullMarked;
