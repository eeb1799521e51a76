/** Where recordings are kept in the end: a folder that all nodes share, or a bucket. */
@NullMarked
package io.viciagents.node.storage;

import org.jspecify.annotations.NullMarked;
