// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.transfersaga.standalone.scenario.Wire.Fate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.rocketmq.common.sysflag.MessageSysFlag;
import org.apache.rocketmq.remoting.protocol.header.EndTransactionRequestHeader;
import org.jspecify.annotations.Nullable;

/** The first half message about an account's money, and every word about it. */
final class Watch implements AutoCloseable {

    /**
     * What an instance told the broker of the half message.
     *
     * @param checkBack whether it had been asked
     * @param resolution {@code COMMIT}, {@code ROLLBACK} or {@code UNKNOWN}
     */
    record Word(Instant at, String instance, boolean checkBack, String resolution, boolean lost) {}

    private final String account;
    private final Fate fate;
    private final Consumer<Watch> end;
    private final List<Word> words = new CopyOnWriteArrayList<>();
    private volatile @Nullable String messageId;
    private volatile @Nullable String transferId;

    Watch(String account, Fate fate, Consumer<Watch> end) {
        this.account = account;
        this.fate = fate;
        this.end = end;
    }

    String account() {
        return account;
    }

    Fate fate() {
        return fate;
    }

    /** Of the transfer that the half message announces; empty before it is sent. */
    Optional<String> transferId() {
        return Optional.ofNullable(transferId);
    }

    /** What the ledger said by itself, at the end of its local transaction, whether it arrived or not. */
    Optional<Word> ownWord() {
        return words.stream().filter(word -> !word.checkBack()).findFirst();
    }

    /** The first answer to the broker's check-back that settles it. */
    Optional<Word> checkBack() {
        return words.stream()
                .filter(Word::checkBack)
                .filter(word -> !word.resolution().equals("UNKNOWN"))
                .findFirst();
    }

    synchronized void onHalfMessage(String newMessageId, String newTransferId) {
        if (messageId == null) {
            messageId = newMessageId;
            transferId = newTransferId;
        }
    }

    boolean isAbout(@Nullable String id) {
        return id != null && id.equals(messageId);
    }

    /** Notes the word; false when it is to be lost. */
    boolean lets(String instance, EndTransactionRequestHeader header) {
        boolean checkBack = header.getFromTransactionCheck();
        boolean lost = !checkBack && fate != Fate.ARRIVES;
        words.add(new Word(
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                instance,
                checkBack,
                resolution(header.getCommitOrRollback()),
                lost));
        return !lost;
    }

    @Override
    public void close() {
        end.accept(this);
    }

    private static String resolution(int commitOrRollback) {
        return switch (commitOrRollback) {
            case MessageSysFlag.TRANSACTION_COMMIT_TYPE -> "COMMIT";
            case MessageSysFlag.TRANSACTION_ROLLBACK_TYPE -> "ROLLBACK";
            default -> "UNKNOWN";
        };
    }
}
