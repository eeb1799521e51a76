/** A real Asterisk of the tests' own: unpacked, configured, started and looked into. */
@NullMarked
package io.viciagents.systemtests.asterisk;

import org.jspecify.annotations.NullMarked;
