/** ElevenLabs' voices, as its documentation describes them; never held against its servers here. */
@NullMarked
package io.viciagents.node.elevenlabs;

import org.jspecify.annotations.NullMarked;
