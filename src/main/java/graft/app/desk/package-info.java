/** What the window asks of the system it runs on: dialogs, and showing files. */
@NullMarked
package graft.app.desk;

import org.jspecify.annotations.NullMarked;
