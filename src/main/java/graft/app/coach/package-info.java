/** Says in words what the curves of a run show: measures, a table of rules over them, and findings; no control in sight. */
@NullMarked
package graft.app.coach;

import org.jspecify.annotations.NullMarked;
