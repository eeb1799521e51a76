/** The tests' own tools on a real Asterisk, without the product. */
@NullMarked
package io.viciagents.systemtests.harness;

import org.jspecify.annotations.NullMarked;
