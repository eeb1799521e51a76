/** The Helm chart, tried without a cluster. */
@NullMarked
package io.viciagents.systemtests.helm;

import org.jspecify.annotations.NullMarked;
