/** Things that go wrong while calls are up: none may leave anything behind. */
@NullMarked
package io.viciagents.systemtests.faults;

import org.jspecify.annotations.NullMarked;
