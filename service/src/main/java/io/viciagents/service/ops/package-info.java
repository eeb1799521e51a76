/** What operators and their tools ask a running service over HTTP: alive, ready, metrics, and routes of its own. */
@NullMarked
package io.viciagents.service.ops;

import org.jspecify.annotations.NullMarked;
