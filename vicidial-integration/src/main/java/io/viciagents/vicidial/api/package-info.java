/**
 * VICIdial's two HTTP APIs as typed functions. Start at {@link io.viciagents.vicidial.api.DialerClient}. Answers are parsed
 * as VICIdial really gives them (SVN r3939), not as its documentation says.
 */
@NullMarked
package io.viciagents.vicidial.api;

import org.jspecify.annotations.NullMarked;
