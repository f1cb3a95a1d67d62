/** The app for several people: who they are, what each may do, and the pages for that. */
@NullMarked
package org.tiezheng.server.team;

import org.jspecify.annotations.NullMarked;
