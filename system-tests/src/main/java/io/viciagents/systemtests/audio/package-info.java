/** Sound at 8,000 samples a second: tones made and found, what was heard and when, recordings. */
@NullMarked
package io.viciagents.systemtests.audio;

import org.jspecify.annotations.NullMarked;
