/** How pictures of sounds are made is tested with tones that are known. */
@NullMarked
package org.tiezheng.casework.sound;

import org.jspecify.annotations.NullMarked;
