/** Sound of recordings as samples, pictures of it for a page, and what a browser can play. */
@NullMarked
package org.tiezheng.casework.sound;

import org.jspecify.annotations.NullMarked;
