/** A call centre to test: Asterisk servers, a dispatcher and agent nodes, each a process of its own. */
@NullMarked
package io.viciagents.systemtests.centre;

import org.jspecify.annotations.NullMarked;
