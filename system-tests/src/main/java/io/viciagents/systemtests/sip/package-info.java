/** A small SIP telephone with its RTP, RFC 3261 as far as one call over loopback UDP needs it. */
@NullMarked
package io.viciagents.systemtests.sip;

import org.jspecify.annotations.NullMarked;
