package org.tiezheng.server.deposit;

import org.tiezheng.casework.deposit.DepositServer;
import org.tiezheng.casework.deposit.PrintCertificate;
import org.tiezheng.casework.deposit.PublicProofs;
import org.tiezheng.server.guard.Watchdog;
import org.tiezheng.server.page.Pages;

/** What all requests to a running Deposit API share. Safe for use by many threads. */
record Parts(
    DepositServer.Settings settings,
    Watchdog watchdog,
    Pages pages,
    PublicProofs proofs,
    PrintCertificate certificates,
    Pace pace,
    AtWork reading,
    AtWork printing) {}
