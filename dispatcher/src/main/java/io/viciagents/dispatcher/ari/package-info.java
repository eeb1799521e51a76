/** One Asterisk by ARI: commands, events in order, reconnecting. The only importer of ari4java. */
@NullMarked
package io.viciagents.dispatcher.ari;

import org.jspecify.annotations.NullMarked;
