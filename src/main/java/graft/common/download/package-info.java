/** Downloads that can be broken off and taken up again, and archives that cannot do harm. The only code that uses a network. */
@NullMarked
package graft.common.download;

import org.jspecify.annotations.NullMarked;
