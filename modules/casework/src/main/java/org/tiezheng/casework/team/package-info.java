/**
 * People who share the cases of a folder: accounts, roles, which cases each may see, and how they
 * sign in. It knows nothing of the web.
 */
@NullMarked
package org.tiezheng.casework.team;

import org.jspecify.annotations.NullMarked;
