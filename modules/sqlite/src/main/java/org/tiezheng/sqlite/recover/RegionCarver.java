package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds rows in a stretch of residue: whole cells at any position, and cells without their first
 * four bytes where a freeblock begins or began. Not thread-safe.
 */
final class RegionCarver {
  /** Odds against a row beginning at any one position, and for a better place. */
  private static final double ANYWHERE = -8;

  private static final double AT_FREEBLOCK = -1;
  private static final double AT_FORMER_FREEBLOCK = -2;

  /** A cell whose first bytes are under the pointers before it. */
  private static final double AT_COVERED = -4;

  private static final double FOREIGN = -6;

  private static final double VAGUE = -5;
  static final double ABUTS = 4;
  private static final double ABUTS_NEARLY = 1;
  private static final double LEAST = 2;

  /** What a reading must be worth to be considered together with its neighbours. */
  private static final double LEAST_ALONE = -2;

  static final double LEAST_CUT = 6;

  /** Ordinary pages stay below this; see the tests. */
  private static final long UNITS_PER_BYTE = 32;

  /** Rows with fewer bytes of values must fit their place exactly. */
  static final int LEAST_BODY = 8;

  /** Readings whose header is worth less cannot stand against others. */
  private static final double LEAST_MERIT = -12;

  private static final LostTypes ALIAS_LOST = LostTypes.of(0);

  /** Of tables that are known: the rows of others lie on pages that are theirs. */
  private final List<Template> templates;

  private final int usable;
  private final long pages;
  private final Shape shape;
  private final BitSet anchors = new BitSet();
  private final BitSet former = new BitSet();
  private final List<Piece> readings = new ArrayList<>();
  private final Overwriting overwriting;
  private final BitSet strangerEnds = new BitSet();
  private final Rivals rivals = new Rivals();
  private final Effort reading = new Effort();
  private final Effort guessing = new Effort();
  private final LostTypeSearch lostTypes;
  private Effort effort = reading;
  private int unsearched;
  private int strangers;

  RegionCarver(List<Template> templates, int usable, long pages) {
    this.templates = templates.stream().filter(each -> !each.isUnknown()).toList();
    this.usable = usable;
    this.pages = pages;
    this.shape = new Shape(usable, pages);
    this.overwriting = new Overwriting(usable, pages);
    this.lostTypes = new LostTypeSearch(shape, guessing);
  }

  /** Begins with an image: allows work in proportion to its size, and forgets what was not done. */
  void begin() {
    reading.allow(UNITS_PER_BYTE * usable);
    guessing.allow(UNITS_PER_BYTE * usable);
    unsearched = 0;
  }

  /** How many bytes of the image were not searched for all that may be in them. */
  int unsearched() {
    return unsearched;
  }

  /** Work done in all, in units of {@link Effort}. */
  long spent() {
    return reading.spent() + guessing.spent();
  }

  /** Finds the rows in {@code page[from, to)}. */
  List<Piece> carve(byte[] page, int from, int to, Ground ground) {
    readings.clear();
    overwriting.clear();
    anchors.clear();
    anchors.set(to);
    strangerEnds.clear();
    strangers = 0;
    effort = reading;
    int done = from;
    for (; done < to - Shape.LOST && !effort.isOver(); done++) {
      if (page[done] != 0) {
        intact(page, done, to, ground);
      }
    }
    int notRead = effort.isOver() ? to - done : 0;
    effort = guessing;
    BitSet heads = ground.heads();
    for (int at = heads.nextSetBit(from); at >= 0 && at < to; at = heads.nextSetBit(at + 1)) {
      anchors.set(Math.min(to, at + ByteCursor.u16(page, at + 2)));
    }
    formerHeads(page, from, to, ground);
    beheaded(page, from, to, ground, former, AT_FORMER_FREEBLOCK);
    beheaded(page, from, to, ground, heads, AT_FREEBLOCK);
    if (from == ground.covered()) {
      for (int at = Math.max(0, from - Shape.LOST); at < from; at++) {
        beheadedLeaf(page, at, to, ground, AT_COVERED);
      }
      readings.removeIf(each -> each.start() < from && !anchors.get(each.end()));
    }
    unsearched += effort.isOver() ? to - from : notRead;
    overwriting.offerCut(page, former, readings);
    List<Piece> chosen = Tiling.choose(readings, LEAST);
    if (ground.interior()) {
      chosen = overwriting.underPointers(page, chosen);
    }
    return chosen.stream()
        .map(piece -> overwriting.shortened(page, piece, former, ground.bounds(), to))
        .toList();
  }

  private void beheaded(byte[] page, int from, int to, Ground ground, BitSet heads, double prior) {
    for (int at = heads.nextSetBit(from); at >= 0 && at < to; at = heads.nextSetBit(at + 1)) {
      if (effort.isOver()) {
        return;
      }
      beheaded(page, at, to, ground, prior);
    }
  }

  /** Reads the cell that a pointer of the page leads to. */
  void pointed(byte[] page, int at, Ground ground, List<Piece> into) {
    readings.clear();
    effort = reading;
    if (effort.isOver()) {
      unsearched++;
      return;
    }
    intact(page, at, usable, ground, 3);
    readings.stream()
        .filter(piece -> !piece.cut() && piece.score() >= LEAST)
        .max(Comparator.comparingDouble(Piece::score))
        .ifPresent(into::add);
  }

  private void intact(byte[] page, int at, int to, Ground ground) {
    intact(page, at, to, ground, ANYWHERE);
  }

  private void intact(byte[] page, int at, int to, Ground ground, double prior) {
    boolean rowid = shape.readIntact(page, at, to, false);
    if (rowid) {
      int before = readings.size();
      offer(page, to, ground, prior, LostTypes.NONE, false);
      if (readings.size() == before) {
        stranger(to);
      }
    }
    if (anyKeyed(ground) && shape.readIntact(page, at, to, true)) {
      offer(page, to, ground, prior, LostTypes.NONE, true);
    }
  }

  /** Counts whole cells, one before the other, that are no table's that is known. */
  private void stranger(int to) {
    if (shape.fields > 1 && shape.end <= to) {
      strangers += strangerEnds.get(shape.start) ? 1 : 0;
      strangerEnds.set(shape.end);
    }
  }

  /**
   * Whether what is left of a cell may as well be one of another table, which has been there, and
   * of which nothing is known: where hardly anything distinguishes the rows of a template.
   */
  private boolean isDoubted(Template template) {
    return strangers >= 2 && template.isVague();
  }

  private boolean anyKeyed(Ground ground) {
    if (ground.owner().isPresent()) {
      return ground.owner().get().keyed();
    }
    for (Template template : templates) {
      if (template.keyed()) {
        return true;
      }
    }
    return false;
  }

  /** Scores the shape as a row of each table that it can belong to. */
  private void offer(
      byte[] page, int to, Ground ground, double prior, LostTypes lost, boolean keyed) {
    double base = prior + overflow(page, to);
    boolean cut = shape.end > to;
    if (!cut && shape.end == to) {
      base += ABUTS;
    }
    Optional<Template> owner = ground.owner();
    if (owner.isPresent()
        && owner.get().keyed() == keyed
        && offer(owner.get(), page, to, base, lost, cut)) {
      return;
    }
    effort.spend(templates.size() / 64);
    double foreign = (owner.isEmpty() ? ground.unowned() : FOREIGN) - Math.log(templates.size());
    for (Template template : templates) {
      boolean tried = owner.isPresent() && owner.get().id() == template.id();
      if (!tried && template.keyed() == keyed && template.fields() >= shape.fields) {
        double odds = ground.kind().suits(template) ? foreign : Math.min(foreign, FOREIGN);
        odds += template.isVague() ? VAGUE : 0;
        offer(template, page, to, base + odds, lost, cut);
      }
    }
  }

  private boolean offer(
      Template template, byte[] page, int to, double base, LostTypes lost, boolean cut) {
    int bytes = Math.min(shape.end, to) - shape.start;
    if (!effort.spend(1L + shape.fields / 8 + bytes / 64)) {
      return false;
    }
    double header = base + Scorer.header(template, shape, lost.count());
    if (header == Scorer.NEVER) {
      return false;
    }
    double score = header + Scorer.content(template, shape, page, to);
    Piece piece = piece(template, Math.min(shape.end, to), cut, lost, score);
    if (header >= LEAST_CUT) {
      overwriting.add(piece, header, shape.bodyStart(), shape.end);
    }
    if (shape.intact && score + Scorer.begun(template, shape, page, to) >= LEAST_CUT) {
      overwriting.keep(shape.start, shape.bodyStart());
    }
    double least = cut ? LEAST_CUT : shape.intact ? LEAST_ALONE : 0;
    if (score < least || (cut && shape.fieldsBefore(to) == 0)) {
      return false;
    }
    if (!cut && score >= LEAST) {
      anchors.set(shape.start);
    }
    readings.add(piece);
    return true;
  }

  private void formerHeads(byte[] page, int from, int to, Ground ground) {
    former.clear();
    int behindLast = from;
    for (int at = from; at <= to - Shape.LOST; at++) {
      if (overwriting.isLastToTheEnd(page, at)) {
        behindLast = at + Shape.LOST;
      } else if (at < behindLast && at + ByteCursor.u16(page, at + 2) != to) {
        continue;
      }
      if (!ground.heads().get(at) && overwriting.isFormerHead(page, at, ground.bounds(), to)) {
        former.set(at);
        anchors.set(at);
        anchors.set(Math.min(to, at + ByteCursor.u16(page, at + 2)));
      }
    }
  }

  /** The number of an overflow page must be one: evidence, and a reason to refuse. */
  private double overflow(byte[] page, int to) {
    int at = shape.localEnd();
    if (!shape.overflows() || at + 4 > to) {
      return 0;
    }
    long next = ByteCursor.u32(page, at);
    if (next < 2 || next > pages) {
      return Scorer.NEVER;
    }
    return Math.min(12, 32 * Math.log(2) - Math.log((double) pages));
  }

  private void beheaded(byte[] page, int at, int to, Ground ground, double prior) {
    if (ground.interior()) {
      intact(page, at + Shape.LOST, to, ground, prior);
      return;
    }
    beheadedLeaf(page, at, to, ground, prior);
  }

  private void beheadedLeaf(byte[] page, int at, int to, Ground ground, double prior) {
    if (ground.owner().isPresent()) {
      beheaded(page, at, to, ground.owner().get(), prior);
      return;
    }
    double unowned = ground.unowned() - Math.log(templates.size());
    for (Template template : templates) {
      if (ground.kind().suits(template)) {
        double odds = unowned + (template.isVague() ? VAGUE : 0);
        beheaded(page, at, to, template, prior + odds);
      }
    }
  }

  private void beheaded(byte[] page, int at, int to, Template template, double prior) {
    if (isDoubted(template)) {
      return;
    }
    rivals.clear();
    everyLoss(page, at, to, template, prior);
    for (Rivals.Rival one : rivals.standing()) {
      boolean keyed = template.keyed();
      if (shape.readBeheaded(page, at, to, one.prefix(), one.fields(), one.lost(), keyed)) {
        double base = prior + overflow(page, to) + ending(to);
        int block = former.nextSetBit(shape.bodyStart() + 1);
        boolean over = block >= 0 && block < shape.end;
        if (one.standing() == Rivals.Standing.LOOSE && over) {
          begin(template, base, one.lost());
        } else {
          offer(template, page, to, base, one.lost(), shape.end > to);
        }
      }
    }
  }

  /** Notes a reading over whose end a block was written. */
  private void begin(Template template, double base, LostTypes lost) {
    double header = base + Scorer.header(template, shape, lost.count());
    if (header >= LEAST_CUT) {
      overwriting.add(
          piece(template, shape.end, true, lost, 0), header, shape.bodyStart(), shape.end);
    }
  }

  private Piece piece(Template template, int end, boolean cut, LostTypes lost, double score) {
    return new Piece(
        template,
        shape.start,
        end,
        shape.intact,
        cut,
        shape.prefix,
        shape.fields,
        lost,
        score,
        true);
  }

  private void everyLoss(byte[] page, int at, int to, Template template, double prior) {
    int least = template.keyed() ? 1 : 2;
    int most = template.keyed() ? 4 : 12;
    for (int fields : template.expectedFields()) {
      for (int prefix = least; prefix <= most; prefix++) {
        if (prefix > 2 && at + prefix >= to) {
          break;
        }
        if (!template.expectsPrefix(prefix)) {
          continue;
        }
        if (!effort.spend(1)) {
          return;
        }
        var head = new LostTypeSearch.Head(at, to, template, prefix, fields);
        offerBeheaded(page, head, LostTypes.NONE, prior);
        if (prefix < Shape.LOST) {
          oneLost(page, head, prior);
        }
      }
    }
  }

  private void oneLost(byte[] page, LostTypeSearch.Head head, double prior) {
    if (Shape.LOST - head.prefix() - 1 <= 0) {
      return;
    }
    if (head.template().keyed() || head.template().cost(0, 0) < LostTypeSearch.CERTAIN) {
      lostTypes.search(page, head, prior, anchors, lost -> offerBeheaded(page, head, lost, prior));
    } else {
      offerBeheaded(page, head, ALIAS_LOST, prior);
    }
  }

  private void offerBeheaded(byte[] page, LostTypeSearch.Head head, LostTypes lost, double prior) {
    Template template = head.template();
    if (shape.readBeheaded(
        page, head.at(), head.to(), head.prefix(), head.fields(), lost, template.keyed())) {
      offerBeheaded(page, head.to(), template, prior, lost);
    }
  }

  /**
   * Offers a reading whose types are certain. One with types assumed has to stand against others
   * first, even against such as end where nothing shows that a cell ended.
   */
  private void offerBeheaded(byte[] page, int to, Template template, double prior, LostTypes lost) {
    boolean cut = shape.end > to;
    int slack = LostTypeSearch.slack(shape.end, to, anchors);
    double guess = Overwriting.guess(template, lost);
    boolean tooShort = slack > 0 && shape.payload - shape.headerLength < LEAST_BODY;
    if (tooShort || (prior != AT_FREEBLOCK && shape.isContradicted(page, template))) {
      return;
    }
    double base = prior + overflow(page, to) + ending(to);
    double merit = base + Scorer.header(template, shape, lost.count());
    if (merit > LEAST_MERIT) {
      merit += Scorer.content(template, shape, page, to);
      boolean certain = guess >= LostTypeSearch.CERTAIN;
      boolean placed = cut ? guess >= Overwriting.LEAST_GUESS : slack >= 0;
      Rivals.Standing standing =
          certain ? Rivals.Standing.READ : placed ? Rivals.Standing.PLACED : Rivals.Standing.LOOSE;
      rivals.add(new Rivals.Rival(shape.prefix, shape.fields, lost, shape.end, merit, standing));
      if (certain) {
        offer(template, page, to, base, lost, cut);
      }
    }
  }

  /** What it is worth how near to the end of something the shape ends. */
  private double ending(int to) {
    int slack = LostTypeSearch.slack(shape.end, to, anchors);
    if (shape.end > to || slack < 0) {
      return -2;
    }
    return abuts(slack);
  }

  /** What it is worth that a cell must have ended so many bytes behind the end. */
  static double abuts(int slack) {
    return slack == 0 ? ABUTS : ABUTS_NEARLY - slack / 2.0;
  }
}
