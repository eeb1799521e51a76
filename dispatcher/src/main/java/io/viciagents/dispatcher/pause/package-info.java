/**
 * Calls that somebody wants to stop: of a campaign, an in-group or a profile. Start at
 * {@link io.viciagents.dispatcher.pause.Pauses}.
 */
@NullMarked
package io.viciagents.dispatcher.pause;

import org.jspecify.annotations.NullMarked;
