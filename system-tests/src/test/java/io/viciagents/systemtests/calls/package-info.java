/** Calls that go right, from a caller's telephone through a real Asterisk, the dispatcher and the agent nodes. */
@NullMarked
package io.viciagents.systemtests.calls;

import org.jspecify.annotations.NullMarked;
