/** Our clients against stand-ins for the providers. */
@NullMarked
package io.viciagents.systemtests.providers;

import org.jspecify.annotations.NullMarked;
