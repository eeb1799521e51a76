/** Start in order, stop in reverse, and what the process tells when it ends. */
@NullMarked
package io.viciagents.service.life;

import org.jspecify.annotations.NullMarked;
