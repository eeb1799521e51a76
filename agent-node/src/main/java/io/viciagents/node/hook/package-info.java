/** Tools that are other people's systems, asked over HTTP: CRM hooks. */
@NullMarked
package io.viciagents.node.hook;

import org.jspecify.annotations.NullMarked;
