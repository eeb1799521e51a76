/** What every recogniser and synthesiser looks like to a conversation. */
@NullMarked
package io.viciagents.node.speech;

import org.jspecify.annotations.NullMarked;
