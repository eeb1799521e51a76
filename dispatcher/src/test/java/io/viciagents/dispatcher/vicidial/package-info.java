@NullMarked
package io.viciagents.dispatcher.vicidial;

import org.jspecify.annotations.NullMarked;
