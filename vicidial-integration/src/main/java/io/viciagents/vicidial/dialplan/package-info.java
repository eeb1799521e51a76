/** The dialplan that an administrator includes on each telephony server. */
@NullMarked
package io.viciagents.vicidial.dialplan;

import org.jspecify.annotations.NullMarked;
