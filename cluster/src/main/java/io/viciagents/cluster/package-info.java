/** What dispatchers and agent nodes say to each other, and how they find each other. Belongs to neither. */
@NullMarked
package io.viciagents.cluster;

import org.jspecify.annotations.NullMarked;
