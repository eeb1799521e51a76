/** {@code dispatcher leads upload}: a file of leads into a list of VICIdial's. Start at {@link UploadCommand}. */
@NullMarked
package io.viciagents.dispatcher.leads;

import org.jspecify.annotations.NullMarked;
