/** Leads are uploaded to the stand-in dialer. */
@NullMarked
package io.viciagents.systemtests.leads;

import org.jspecify.annotations.NullMarked;
