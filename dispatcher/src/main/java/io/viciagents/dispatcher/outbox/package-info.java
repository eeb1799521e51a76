/** What VICIdial must be told, kept until it is told: recorded before it is tried, whatever dies. */
@NullMarked
package io.viciagents.dispatcher.outbox;

import org.jspecify.annotations.NullMarked;
