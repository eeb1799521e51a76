/** Which dispatcher owns which Asterisk, how it changes hands, and what may be done in doubt. */
@NullMarked
package io.viciagents.dispatcher.ownership;

import org.jspecify.annotations.NullMarked;
