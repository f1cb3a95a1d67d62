package org.tiezheng.examine;

/** The base dossier for tests of other packages. */
public final class GoodCase {
  private GoodCase() {}

  public static Dossier dossier() {
    return new YamlDossier(Fixture.BASE.deepCopy());
  }
}
