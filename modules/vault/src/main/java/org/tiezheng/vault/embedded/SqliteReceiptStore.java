package org.tiezheng.vault.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.vault.AlreadyKeptException;
import org.tiezheng.vault.ReceiptStore;

/** One row for each deposit. */
final class SqliteReceiptStore implements ReceiptStore {
  private final Database database;
  private final Access access;

  SqliteReceiptStore(Database database, Access access) {
    this.database = database;
    this.access = access;
  }

  @Override
  public void put(String deposit, Receipt receipt) {
    access.requireWritable();
    database.write(connection -> {
      Optional<Receipt> kept = find(connection, deposit);
      if (kept.isPresent()) {
        requireSame(deposit, kept.get(), receipt);
        Rows.insert(
            connection, "UPDATE receipt SET proof = ? WHERE deposit = ?", receipt.proof(), deposit);
      } else {
        Rows.insert(
            connection,
            "INSERT INTO receipt (deposit, leaf, opening, proof) VALUES (?, ?, ?, ?)",
            deposit,
            receipt.leaf(),
            receipt.opening(),
            receipt.proof());
      }
      return deposit;
    });
  }

  private static void requireSame(String deposit, Receipt kept, Receipt receipt) {
    if (!kept.leaf().equals(receipt.leaf()) || !kept.opening().equals(receipt.opening())) {
      throw new AlreadyKeptException(
          new Text(
              "存证 " + deposit + " 已有回执,其叶子或开启值不同;原回执保持不变。",
              "There is a receipt for the deposit "
                  + deposit
                  + " with another leaf or opening; it stays as it is."));
    }
  }

  @Override
  public Optional<Receipt> find(String deposit) {
    return database.read(connection -> find(connection, deposit));
  }

  private static Optional<Receipt> find(Connection connection, String deposit) throws SQLException {
    return Rows.first(
        connection,
        "SELECT leaf, opening, proof FROM receipt WHERE deposit = ?",
        row -> new Receipt(row.getString(1), row.getString(2), row.getString(3)),
        deposit);
  }

  @Override
  public List<String> deposits() {
    return database.read(connection ->
        Rows.list(connection, "SELECT deposit FROM receipt ORDER BY seq", row -> row.getString(1)));
  }
}
