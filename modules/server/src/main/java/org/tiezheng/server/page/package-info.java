/** Pages as a person sees them: templates, language, and what the templates are given. */
@NullMarked
package org.tiezheng.server.page;

import org.jspecify.annotations.NullMarked;
