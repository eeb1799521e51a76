/** One YAML file and the environment become one tree of checked records, or a list of everything that is wrong. */
@NullMarked
package io.viciagents.service.configuration;

import org.jspecify.annotations.NullMarked;
