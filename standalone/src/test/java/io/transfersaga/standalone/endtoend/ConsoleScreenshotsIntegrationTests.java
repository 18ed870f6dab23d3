// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the documentation's pictures of the console, of a system with something to see; not a part of the build. */
@EnabledIfSystemProperty(
        named = "console.pictures",
        matches = ".+",
        disabledReason = "takes pictures when -Dconsole.pictures names a directory for them")
class ConsoleScreenshotsIntegrationTests {

    private static final long MAX_BYTES = 250_000;

    @TempDir
    private Path directory;

    private final Path pictures = Path.of("..", System.getProperty("console.pictures", "target"));

    @Test
    void takesPictures() throws Exception {
        try (var system =
                new TransferSystem(directory, TransferSystem.MEDIUM, List.of("--saga.credit.retry.backoff=2s,10m"))) {
            system.start("broker,alpha,beta,saga");
            system.awaitReady();
            String stuck = play(system);
            String address = system.sagas().http().address();
            try (var browser = Browser.start(address, "en", Files.createDirectory(directory.resolve("profile")))) {
                browser.resize(1280, 800);
                take(browser, "/", "overview");
                take(browser, "/console/sagas", "sagas");
                take(browser, "/console/sagas/" + stuck, "saga");
                take(browser, "/console/sagas/" + stuck + "/refund", "refund");
                browser.prefer("dark");
                take(browser, "/", "overview-dark");
                take(browser, "/console/sagas/" + stuck, "saga-dark");
                browser.resize(390, 844);
                take(browser, "/console/sagas/" + stuck, "saga-phone");
                browser.prefer("light");
                browser.open("/?language=zh-CN");
                take(browser, "/", "overview-phone-zh");
                browser.resize(1280, 800);
                take(browser, "/", "overview-zh");
            }
        }
    }

    /** Some that arrive, some that are refunded, and one that waits for its next attempt. */
    private static String play(TransferSystem system) throws InterruptedException {
        LedgerClient alpha = system.ledger("alpha");
        LedgerClient beta = system.ledger("beta");
        String alice = open(alpha, "alpha:alice", "5000.00");
        String anna = open(alpha, "alpha:anna", "5000.00");
        String bob = open(beta, "beta:bob", "0.00");
        String ben = open(beta, "beta:ben", "0.00");
        String closed = open(beta, "beta:old-savings", "0.00");
        beta.close(closed);
        for (int i = 0; i < 150; i++) {
            alpha.transfer(Order.cny(
                    i % 3 == 0 ? anna : alice, i % 2 == 0 ? bob : ben, "%d.%02d".formatted(1 + i % 40, i % 100)));
            Thread.sleep(i % 30 == 0 ? 5_000 : 60); // so that the charts have something to show
            if (i % 20 == 7) {
                alpha.transfer(Order.cny(alice, closed, "25.00"));
            }
        }
        beta.freeze(bob);
        String stuck = alpha.transfer(Order.cny(alice, bob, "120.00"));
        Awaitility.await("the second attempt to fail, too")
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        system.sagas().saga(stuck).body().at("/credit/attempts").asInt() == 2);
        return stuck;
    }

    private static String open(LedgerClient ledger, String accountId, String balance) {
        ledger.http().post("/accounts", """
                {"accountId":"%s","currency":"CNY","openingBalance":"%s"}""".formatted(accountId, balance)).expect(201);
        return accountId;
    }

    private void take(Browser browser, String page, String name) throws Exception {
        browser.open(page);
        browser.awaitElement("h1");
        Path picture = pictures.resolve(name + ".png");
        browser.takePicture(picture);
        assertThat(Files.size(picture)).as(name).isLessThan(MAX_BYTES);
    }
}
