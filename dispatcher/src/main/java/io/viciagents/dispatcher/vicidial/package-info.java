/**
 * What dispatcher and VICIdial do together: who is on the line, how callers leave, what conversations may ask for, and what
 * the books say after. Start at {@link io.viciagents.dispatcher.vicidial.Dialers}.
 */
@NullMarked
package io.viciagents.dispatcher.vicidial;

import org.jspecify.annotations.NullMarked;
