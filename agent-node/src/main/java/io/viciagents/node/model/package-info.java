/** Language models, behind one interface whoever runs them. */
@NullMarked
package io.viciagents.node.model;

import org.jspecify.annotations.NullMarked;
