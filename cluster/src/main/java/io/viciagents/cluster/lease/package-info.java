/** Who may own an Asterisk: leases that more than half of the dispatchers grant. Pure: time is given, messages are values. */
@NullMarked
package io.viciagents.cluster.lease;

import org.jspecify.annotations.NullMarked;
