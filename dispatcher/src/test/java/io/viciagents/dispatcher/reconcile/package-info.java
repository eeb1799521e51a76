@NullMarked
package io.viciagents.dispatcher.reconcile;

import org.jspecify.annotations.NullMarked;
