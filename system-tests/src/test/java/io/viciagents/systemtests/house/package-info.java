/** The shape of the whole house, as rules that fail the build. */
@NullMarked
package io.viciagents.systemtests.house;

import org.jspecify.annotations.NullMarked;
