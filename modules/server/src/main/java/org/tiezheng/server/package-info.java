/** The app in a person's own browser: starts and ends the server, and puts its parts together. */
@NullMarked
package org.tiezheng.server;

import org.jspecify.annotations.NullMarked;
