/** How the services log: one line an event, for people or as JSON. */
@NullMarked
package io.viciagents.service.log;

import org.jspecify.annotations.NullMarked;
