/** Tests. */
@NullMarked
package io.viciagents.systemtests.sip;

import org.jspecify.annotations.NullMarked;
