package org.tiezheng.ocr.worker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rectangle that may be turned a little, around a line of text.
 *
 * @param x of its centre
 * @param y of its centre
 * @param width along the text
 * @param height across it
 * @param angle in radians by which the text falls to the right, within ±45°
 */
record Box(double x, double y, double width, double height, double angle) {
  /** A point of the plane. */
  record Point(double x, double y) {}

  Box grown(double by) {
    return new Box(x, y, width + 2 * by, height + 2 * by, angle);
  }

  Box scaled(double by, double down) {
    return new Box(x * by, (y + down) * by, width * by, height * by, angle);
  }

  double left() {
    return x - half(width, height);
  }

  double right() {
    return x + half(width, height);
  }

  double top() {
    return y - half(height, width);
  }

  double bottom() {
    return y + half(height, width);
  }

  private double half(double along, double across) {
    return (along * Math.abs(Math.cos(angle)) + across * Math.abs(Math.sin(angle))) / 2;
  }

  /** The smallest one around some points, of which there is at least one. */
  static Box around(List<Point> points) {
    List<Point> hull = hull(points);
    Box best = straight(hull, 0);
    for (int i = 0; i < hull.size(); i++) {
      Point a = hull.get(i);
      Point b = hull.get((i + 1) % hull.size());
      double angle = Math.atan2(b.y - a.y, b.x - a.x);
      angle -= Math.rint(angle / (Math.PI / 2)) * (Math.PI / 2);
      Box other = straight(hull, angle);
      if (other.width * other.height < best.width * best.height - 1e-9) {
        best = other;
      }
    }
    return best;
  }

  private static Box straight(List<Point> hull, double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double[] u = hull.stream().mapToDouble(p -> p.x * cos + p.y * sin).sorted().toArray();
    double[] v = hull.stream().mapToDouble(p -> p.y * cos - p.x * sin).sorted().toArray();
    double middleU = (u[0] + u[u.length - 1]) / 2;
    double middleV = (v[0] + v[v.length - 1]) / 2;
    // A pixel is one wide, so that a single one is no empty box.
    return new Box(
        middleU * cos - middleV * sin,
        middleU * sin + middleV * cos,
        u[u.length - 1] - u[0] + 1,
        v[v.length - 1] - v[0] + 1,
        angle);
  }

  private static List<Point> hull(List<Point> points) {
    List<Point> sorted =
        points.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
            .toList();
    if (sorted.size() < 3) {
      return sorted;
    }
    List<Point> hull = half(sorted);
    hull.addAll(half(sorted.reversed()));
    return hull;
  }

  /** One side of the hull without its last point (Andrew's monotone chain). */
  private static List<Point> half(List<Point> sorted) {
    List<Point> side = new ArrayList<>();
    for (Point p : sorted) {
      while (side.size() > 1 && turn(side.get(side.size() - 2), side.getLast(), p) <= 0) {
        side.removeLast();
      }
      side.add(p);
    }
    side.removeLast();
    return side;
  }

  private static double turn(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }
}
