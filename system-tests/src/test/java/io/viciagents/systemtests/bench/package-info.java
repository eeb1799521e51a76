@NullMarked
package io.viciagents.systemtests.bench;

import org.jspecify.annotations.NullMarked;
