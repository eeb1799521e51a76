/** Agent profiles: what an agent says and may do, as a file that people write. */
@NullMarked
package io.viciagents.node.profile;

import org.jspecify.annotations.NullMarked;
