/** The first page: models, their versions, and samples. */
@NullMarked
package graft.app.home;

import org.jspecify.annotations.NullMarked;
