// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The console in a real browser, before the running system. Attempts are so far apart that people can step in. */
class ConsoleIntegrationTests {

    @TempDir
    private static Path directory;

    private static TransferSystem system;

    private Browser browser;
    private String alice;
    private String bob;

    @BeforeAll
    static void start() {
        assumeTrue(Browser.missing().isEmpty(), () -> Browser.missing().orElseThrow());
        system = new TransferSystem(directory, TransferSystem.MEDIUM, List.of("--saga.credit.retry.backoff=1h"));
        system.start("broker,alpha,beta,saga");
        system.awaitReady();
    }

    @BeforeEach
    void open() throws IOException {
        browser = Browser.start(system.sagas().http().address(), "en", Files.createTempDirectory(directory, "profile"));
        alice = "alpha:alice-" + UUID.randomUUID();
        bob = "beta:bob-" + UUID.randomUUID();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void letsAnOperatorRefundWhatDoesNotArrive() {
        openAccount(alice, "100.00");
        openAccount(bob, "");
        browser.click("#freeze");
        browser.awaitText("#status", "frozen");

        startTransfer("12.34");
        browser.awaitText(".way .here", "attempt 1 of 3 failed");
        browser.awaitText(".time-line", "the account is frozen");
        browser.expectNoObstacles();

        browser.click("#refund");
        browser.awaitText("#forecast", "12.34 CNY go back to " + alice);
        browser.expectNoObstacles();
        browser.type("#actor", "olga");
        browser.type("#reason", "the customer called");
        browser.click("#confirm");

        browser.awaitText(".notice", "Asked for");
        browser.awaitText("#state", "Refunded");
        browser.awaitText(".time-line", "olga: the customer called");
        browser.awaitText(".time-line", "The source has its money back");
        assertThat(browser.has("#refund")).isFalse();
        browser.open("/console/accounts/" + alice);
        assertThat(browser.text("#balance")).isEqualTo("100.00 CNY");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void makesTheNextAttemptNowWhenTheTargetIsWellAgain() {
        openAccount(alice, "100.00");
        openAccount(bob, "");
        browser.click("#freeze");
        browser.awaitText("#status", "frozen");
        startTransfer("1.00");
        browser.awaitText(".way .here", "attempt 1 of 3 failed");
        String saga = browser.path();
        browser.open("/console/accounts/" + bob);
        browser.click("#unfreeze");
        browser.awaitText("#status", "active");

        browser.open(saga);
        browser.click("#retry");
        browser.awaitText("#forecast", "Attempt 2 of 3");
        browser.type("#actor", "olga");
        browser.type("#reason", "unfrozen");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("confirm");
        browser.press(Keys.ENTER);

        browser.awaitText("#state", "Completed");
    }

    @Test
    void showsWhatHappensWhileNobodyLoadsThePage() {
        browser.open("/console/sagas");
        browser.awaitText("#connection", "live");
        String source = system.ledger("alpha").open("10.00", "CNY");
        String target = system.ledger("beta").open("0.00", "CNY");

        String transfer = system.ledger("alpha").transfer(Order.cny(source, target, "1.00"));

        browser.awaitElement("#saga-" + transfer);
        browser.open("/");
        browser.awaitText(".light", "Every ledger is balanced");
        browser.expectNoObstacles();
    }

    @Test
    void readsWellInTheDarkOnAPhoneAndInChinese() {
        openAccount(alice, "100.00");
        openAccount(bob, "");
        startTransfer("1.00");
        browser.awaitText("#state", "Completed");
        String saga = browser.path();
        browser.clickLink("简体中文");
        assertThat(browser.language()).isEqualTo("zh-CN");

        List<String> pages = List.of(
                "/",
                "/console/sagas",
                saga,
                "/console/accounts",
                "/console/accounts/" + bob,
                "/console/transfers",
                "/console/scenarios",
                "/console/sagas/" + UUID.randomUUID());
        browser.prefer("dark");
        browser.resize(390, 844);
        pages.forEach(this::expectReadableInChinese);
        browser.prefer("light");
        browser.resize(1280, 844);
        pages.forEach(this::expectReadableInChinese);
    }

    private void expectReadableInChinese(String page) {
        browser.open(page);
        assertThat(browser.language()).isEqualTo("zh-CN");
        assertThat(browser.isTooWide()).as(page).isFalse();
        browser.expectNoObstacles();
    }

    private void openAccount(String accountId, String openingBalance) {
        browser.open("/console/accounts");
        browser.type("#accountId", accountId);
        browser.type("#openingBalance", openingBalance);
        browser.click("#open");
        browser.awaitText("#status", "active");
    }

    private void startTransfer(String amount) {
        browser.open("/console/transfers");
        browser.type("#source", alice);
        browser.type("#target", bob);
        browser.type("#amount", amount);
        browser.type("#reference", "rent");
        browser.click("#start");
        browser.awaitText("h1", amount + " CNY");
    }
}
