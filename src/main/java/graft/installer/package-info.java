/**
 * Builds what a person installs: a runtime of its own, the application image, the portable zip and the installers of the
 * system it runs on. Not part of the program that is shipped; {@code mvn -Pinstaller package} runs it (docs/installers.md).
 */
@NullMarked
package graft.installer;

import org.jspecify.annotations.NullMarked;
