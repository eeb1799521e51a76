/** Speech without a key or a network: flite speaks, pocketsphinx listens, both in this process. */
@NullMarked
package io.viciagents.node.embedded;

import org.jspecify.annotations.NullMarked;
