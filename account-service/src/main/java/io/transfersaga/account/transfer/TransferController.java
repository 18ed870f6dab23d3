// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.transfer;

import io.transfersaga.account.ledger.LedgerProperties;
import io.transfersaga.account.ledger.Transfers;
import io.transfersaga.account.ledger.web.IdempotencyKeys;
import io.transfersaga.events.TransferId;
import io.transfersaga.web.ProblemException;
import io.transfersaga.web.ProblemType;
import io.transfersaga.web.security.Callers;
import java.net.URI;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes and shows transfers. */
@RestController
@RequestMapping(path = "/transfers", produces = MediaType.APPLICATION_JSON_VALUE)
class TransferController {

    /** Requests at work; more of them would only wait for each other. Leaves threads for everything else. */
    private final Semaphore inProgress;

    private final TransferRequestReader reader;
    private final StartTransfer startTransfer;
    private final Transfers transfers;
    private final Callers callers;
    private final TransferMeters meters;

    TransferController(
            TransferRequestReader reader,
            StartTransfer startTransfer,
            Transfers transfers,
            Callers callers,
            TransferMeters meters,
            LedgerProperties properties) {
        this.inProgress = new Semaphore(properties.ledger().maxTransfersInProgress());
        this.reader = reader;
        this.startTransfer = startTransfer;
        this.transfers = transfers;
        this.callers = callers;
        this.meters = meters;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TransferAnswer> start(@RequestHeader HttpHeaders headers, @RequestBody TransferRequest request) {
        return accepted(meters.counted(() -> start(reader.read(request, headers))));
    }

    private TransferReceipt start(TransferOrder order) {
        if (!inProgress.tryAcquire()) {
            throw ProblemException.overloaded();
        }
        try {
            return startTransfer.start(order);
        } finally {
            inProgress.release();
        }
    }

    private static ResponseEntity<TransferAnswer> accepted(TransferReceipt receipt) {
        TransferAnswer transfer = TransferAnswer.of(receipt.transfer());
        var answer =
                ResponseEntity.status(HttpStatus.ACCEPTED).location(URI.create("/transfers/" + transfer.transferId()));
        if (receipt.replayed()) {
            answer.header(IdempotencyKeys.REPLAYED, "true");
        }
        return answer.body(transfer);
    }

    @GetMapping("/{transferId}")
    TransferAnswer show(@PathVariable String transferId) {
        return TransferId.parse(transferId)
                .flatMap(transfers::find)
                .filter(stored -> callers.current().maySee(stored.transfer().sourceAccountId()))
                .map(TransferAnswer::of)
                .orElseThrow(() -> new ProblemException(ProblemType.TRANSFER_NOT_FOUND));
    }
}
