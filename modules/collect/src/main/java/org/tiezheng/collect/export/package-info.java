/** What the readers of exports have in common: drafts of messages, their bookkeeping, labels. */
@NullMarked
package org.tiezheng.collect.export;

import org.jspecify.annotations.NullMarked;
