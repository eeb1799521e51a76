@NullMarked
package io.viciagents.node.rtp;

import org.jspecify.annotations.NullMarked;
