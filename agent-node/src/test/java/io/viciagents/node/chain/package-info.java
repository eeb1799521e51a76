@NullMarked
package io.viciagents.node.chain;

import org.jspecify.annotations.NullMarked;
