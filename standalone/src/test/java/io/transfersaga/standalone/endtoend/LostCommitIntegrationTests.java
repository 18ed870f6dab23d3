// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.transfersaga.account.AccountServiceApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The debit commits, the broker is never told, and its check-back finds the debit. The reconciler, which would find it
 * too, is switched off by a long wait.
 */
class LostCommitIntegrationTests {

    @TempDir
    private Path directory;

    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void findsACommittedDebitByCheckBack() {
        try (var system = new TransferSystem(directory)) {
            startOthers(system);
            var alpha = new ThisProcess(system);
            try (var deaf = alpha.start(new LosesEndTransaction())) {
                String transferId = transfer(alpha, system);

                system.sagas().awaitState(transferId, "COMPLETED");
                assertThat(lost).hasValueGreaterThan(0);
                assertThat(alpha.checkBacks(deaf, "commit")).isGreaterThan(0);
            }
        }
    }

    @Test
    void answersForAnInstanceThatDiedWithoutEverHavingSent() {
        try (var system = new TransferSystem(directory)) {
            startOthers(system);
            var dying = new ThisProcess(system);
            String transferId;
            try (var deaf = dying.start(new LosesEverythingAboutTransactions())) {
                transferId = transfer(dying, system);
            }
            assertThat(system.sagas().saga(transferId).status()).isEqualTo(404);

            var other = new ThisProcess(system);
            try (var running = other.start(null)) {
                system.sagas().awaitState(transferId, "COMPLETED");
                assertThat(other.checkBacks(running, "commit")).isGreaterThan(0);
            }
        }
    }

    private static void startOthers(TransferSystem system) {
        system.start("broker");
        system.start("beta,saga");
        system.awaitReady("beta");
        system.awaitReady("saga");
    }

    private static String transfer(ThisProcess alpha, TransferSystem system) {
        LedgerClient ledger = alpha.ledger();
        String alice = ledger.open("10.00", "CNY");
        String bob = system.ledger("beta").open("0.00", "CNY");
        return ledger.post(Order.cny(alice, bob, "1.00"), UUID.randomUUID().toString())
                .expect(202)
                .text("transferId");
    }

    /** Ledger alpha in the JVM of this test, where its connection to the broker can be tampered with. */
    private static final class ThisProcess {

        private final TransferSystem system;
        private int port;

        ThisProcess(TransferSystem system) {
            this.system = system;
        }

        ConfigurableApplicationContext start(RPCHook hook) {
            SpringApplication application = AccountServiceApplication.application();
            if (hook != null) {
                application.addInitializers(
                        context -> ((GenericApplicationContext) context).registerBean(RPCHook.class, () -> hook));
            }
            List<String> properties = new ArrayList<>(List.of(
                    "--ledger.id=alpha",
                    "--server.port=0",
                    "--data-dir=" + system.dataDirectory(),
                    "--ledger.reconcile-after=10m",
                    "--rocketmq.name-server=127.0.0.1:" + system.nameServerPort()));
            properties.addAll(system.ownProperties("alpha"));
            ConfigurableApplicationContext context = application.run(properties.toArray(String[]::new));
            port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
            Awaitility.await("alpha to be ready")
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> ledger().http().isReady());
            return context;
        }

        LedgerClient ledger() {
            return new LedgerClient("alpha", port);
        }

        double checkBacks(ConfigurableApplicationContext context, String answer) {
            return context.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                    .get("ledger.check.backs")
                    .tag("answer", answer)
                    .counter()
                    .count();
        }
    }

    private class LosesEndTransaction implements RPCHook {

        /** Whether the answer to a check-back gets lost too. */
        boolean losesAnswers() {
            return false;
        }

        @Override
        public void doBeforeRequest(String address, RemotingCommand request) {
            if (request.getCode() == RequestCode.END_TRANSACTION && (losesAnswers() || isFirstWord(request))) {
                lost.incrementAndGet();
                throw new IllegalStateException("lost on the way");
            }
        }

        @Override
        public void doAfterResponse(String address, RemotingCommand request, RemotingCommand response) {
            assertThat(response).isNotNull();
        }

        private boolean isFirstWord(RemotingCommand request) {
            return !((org.apache.rocketmq.remoting.protocol.header.EndTransactionRequestHeader)
                            request.readCustomHeader())
                    .getFromTransactionCheck();
        }
    }

    private final class LosesEverythingAboutTransactions extends LosesEndTransaction {

        @Override
        boolean losesAnswers() {
            return true;
        }
    }
}
