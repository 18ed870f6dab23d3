/** One ledger: its transfers, its accounts, and its end of the messages. */
@NullMarked
package io.transfersaga.account;

import org.jspecify.annotations.NullMarked;
