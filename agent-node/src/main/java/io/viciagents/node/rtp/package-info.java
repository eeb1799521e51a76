/** RTP as RFC 3550 and RFC 3551 describe it: packets, sequence, jitter, payload formats. */
@NullMarked
package io.viciagents.node.rtp;

import org.jspecify.annotations.NullMarked;
