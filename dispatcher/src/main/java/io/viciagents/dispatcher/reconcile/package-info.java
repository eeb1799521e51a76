/** Our record of calls against VICIdial's books: what differs, and what can be mended. */
@NullMarked
package io.viciagents.dispatcher.reconcile;

import org.jspecify.annotations.NullMarked;
