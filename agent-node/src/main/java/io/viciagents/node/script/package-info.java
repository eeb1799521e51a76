/** The script engine: a deterministic dialogue from a profile. */
@NullMarked
package io.viciagents.node.script;

import org.jspecify.annotations.NullMarked;
