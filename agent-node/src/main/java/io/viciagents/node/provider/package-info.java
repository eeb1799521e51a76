/** What all providers of speech and language have in common, whoever runs them: how they are configured, and how they fail. */
@NullMarked
package io.viciagents.node.provider;

import org.jspecify.annotations.NullMarked;
