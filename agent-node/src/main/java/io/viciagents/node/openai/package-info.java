/** Models that speak OpenAI's protocols, whoever runs them. See docs/adr/0020-language-model-client.md. */
@NullMarked
package io.viciagents.node.openai;

import org.jspecify.annotations.NullMarked;
