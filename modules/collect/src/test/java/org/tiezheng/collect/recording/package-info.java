/** Tests of sound and film files, built byte by byte after their specifications. */
@NullMarked
package org.tiezheng.collect.recording;

import org.jspecify.annotations.NullMarked;
