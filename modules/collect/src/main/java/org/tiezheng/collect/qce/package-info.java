/** QQ conversations that QQ Chat Exporter writes as JSON, whole or in chunks. */
@NullMarked
package org.tiezheng.collect.qce;

import org.jspecify.annotations.NullMarked;
