package io.viciagents.dispatcher.ari;

import java.time.Instant;

/**
 * A caller pressed a key.
 *
 * @param digit one of 0 to 9, *, #, A to D
 * @param at by Asterisk's clock, in milliseconds: the same for everybody who is told of this key, and later for the next
 *     key of the same caller
 */
public record KeyPress(String digit, Instant at) {}
