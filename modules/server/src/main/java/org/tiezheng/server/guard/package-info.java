/**
 * Who may ask: host, origin and session of each request, and what every answer forbids a browser.
 */
@NullMarked
package org.tiezheng.server.guard;

import org.jspecify.annotations.NullMarked;
