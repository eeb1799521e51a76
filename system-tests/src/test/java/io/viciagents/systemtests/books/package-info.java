/** The dispatcher's dealings with VICIdial, on the stand-in for it: what the books say after each call. */
@NullMarked
package io.viciagents.systemtests.books;

import org.jspecify.annotations.NullMarked;
