@NullMarked
package io.viciagents.node.audio;

import org.jspecify.annotations.NullMarked;
