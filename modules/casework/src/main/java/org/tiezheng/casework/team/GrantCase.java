package org.tiezheng.casework.team;

import java.io.IOException;
import java.nio.file.Path;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Lets an account see a case, or all of them. */
public final class GrantCase {
  private final Accounts accounts;
  private final CaseShelf shelf;

  /**
   * @param cases the folder with the cases
   */
  public GrantCase(Accounts accounts, Path cases) {
    this.accounts = accounts;
    this.shelf = new CaseShelf(cases);
  }

  /**
   * Grants one.
   *
   * @param matter name of its folder
   * @throws TiezhengException if there is no such case
   */
  public Account run(String name, String matter) throws IOException {
    if (shelf.find(matter).isEmpty()) {
      throw new TiezhengException(
          new Text(
              "这个文件夹里没有案件“" + matter + "”。", "There is no case " + matter + " in this folder."));
    }
    return accounts.change(name, a -> a.granted(matter));
  }

  /** Grants all, also those to come. */
  public Account all(String name) throws IOException {
    return accounts.change(name, a -> a.with(true, a.cases()));
  }
}
