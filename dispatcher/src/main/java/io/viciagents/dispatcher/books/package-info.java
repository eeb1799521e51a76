/** What VICIdial must be told about calls, and who tells it. */
@NullMarked
package io.viciagents.dispatcher.books;

import org.jspecify.annotations.NullMarked;
