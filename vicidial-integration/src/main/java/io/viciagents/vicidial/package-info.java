/** VICIdial's words, its APIs and the files a dialer needs. */
@NullMarked
package io.viciagents.vicidial;

import org.jspecify.annotations.NullMarked;
