/** The versioned JSON API: the same things that the pages show and set going, for programs. */
@NullMarked
package org.tiezheng.server.api;

import org.jspecify.annotations.NullMarked;
