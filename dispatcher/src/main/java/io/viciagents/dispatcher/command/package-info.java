/** The dispatcher's subcommands for people: what was not told, which calls there were, what came of them. */
@NullMarked
package io.viciagents.dispatcher.command;

import org.jspecify.annotations.NullMarked;
