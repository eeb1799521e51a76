/** A conversation in the terminal: how a campaign manager tries what was written in a profile. */
@NullMarked
package io.viciagents.node.talk;

import org.jspecify.annotations.NullMarked;
