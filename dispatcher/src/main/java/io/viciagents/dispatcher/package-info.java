/** The dispatcher: its configuration and its start. */
@NullMarked
package io.viciagents.dispatcher;

import org.jspecify.annotations.NullMarked;
