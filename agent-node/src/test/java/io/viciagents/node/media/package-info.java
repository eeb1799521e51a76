@NullMarked
package io.viciagents.node.media;

import org.jspecify.annotations.NullMarked;
