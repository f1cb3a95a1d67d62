/**
 * The papers that are handed in: model in, PDF/A-3u out (the catalogue also as DOCX). Every paper
 * says who made it, whose clock stands behind its times, and what it does not prove.
 */
@NullMarked
package org.tiezheng.present.paper;

import org.jspecify.annotations.NullMarked;
