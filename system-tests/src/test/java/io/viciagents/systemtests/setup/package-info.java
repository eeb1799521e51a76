/** vici-setup and vici-doctor on a real Asterisk. */
@NullMarked
package io.viciagents.systemtests.setup;

import org.jspecify.annotations.NullMarked;
