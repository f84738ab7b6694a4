/** One class of a name that DL4J looks for and no longer has; see {@link org.nd4j.nativeblas.Nd4jCpu}. */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
