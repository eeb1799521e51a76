/** What operators see of a running cluster. */
@NullMarked
package io.viciagents.systemtests.monitoring;

import org.jspecify.annotations.NullMarked;
