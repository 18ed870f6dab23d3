// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, without a window. Nothing is downloaded for it: {@code .ci/install} brings both programs. */
final class Browser implements AutoCloseable {

    private static final List<Path> BROWSERS = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVERS = List.of(Path.of("/usr/bin/chromedriver"));
    private static final Duration EVENTUALLY = Duration.ofSeconds(60);

    /** Findings below these do not keep anybody from using a page. */
    private static final List<String> SERIOUS = List.of("serious", "critical");

    private final String address;
    private final ChromeDriver driver;

    private Browser(String address, ChromeDriver driver) {
        this.address = address;
        this.driver = driver;
    }

    /** What is missing on this machine; empty when a browser can be started. */
    static Optional<String> missing() {
        if (find(BROWSERS).isPresent() && find(DRIVERS).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                "no Chromium with its driver on this machine: .ci/install installs chromium and chromium-driver");
    }

    /**
     * @param address of the console
     * @param language of the browser, by BCP 47
     * @param profile an empty directory
     */
    static Browser start(String address, String language, Path profile) {
        var options = new ChromeOptions();
        options.setBinary(find(BROWSERS).orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
                "--window-size=1280,900",
                "--accept-lang=" + language,
                "--user-data-dir=" + profile.toAbsolutePath());
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(find(DRIVERS).orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(EVENTUALLY);
        return new Browser(address, driver);
    }

    Browser open(String path) {
        driver.get(address + path);
        return this;
    }

    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    String title() {
        return driver.getTitle();
    }

    String language() {
        return driver.findElement(By.tagName("html")).getDomAttribute("lang");
    }

    /** Of what is seen of it. */
    String text(String selector) {
        return use(selector, WebElement::getText);
    }

    void type(String selector, String text) {
        use(selector, field -> {
            field.clear();
            field.sendKeys(text);
            return true;
        });
    }

    void click(String selector) {
        use(selector, element -> {
            element.click();
            return true;
        });
    }

    void clickLink(String text) {
        new WebDriverWait(driver, EVENTUALLY)
                .until(ExpectedConditions.elementToBeClickable(By.linkText(text)))
                .click();
    }

    /** Waits until the page, which nobody loads again, says this. */
    void awaitText(String selector, String text) {
        new WebDriverWait(driver, EVENTUALLY)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> selector + " to say: " + text + "; the page says: " + body())
                .until(page -> page.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element -> element.getText().contains(text)));
    }

    /** Again with the new one, when the page has put another in its place meanwhile. */
    private <T> T use(String selector, Function<WebElement, T> action) {
        return new WebDriverWait(driver, EVENTUALLY)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> selector + " in: " + body())
                .until(page -> action.apply(awaitElement(selector)));
    }

    WebElement awaitElement(String selector) {
        return new WebDriverWait(driver, EVENTUALLY)
                .withMessage(() -> selector + " in: " + body())
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    Object script(String code) {
        return driver.executeScript(code);
    }

    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Of the element that the keyboard is at. */
    String focused() {
        return String.valueOf(driver.switchTo().activeElement().getDomAttribute("id"));
    }

    void prefer(String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** What axe finds that keeps people from using the page: its rule, why, and where. */
    List<String> obstacles() {
        driver.executeScript(axe());
        Object findings = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                  found => done(found.violations.map(v => [v.impact, v.id + ': ' + v.help + ' at '
                    + v.nodes.map(n => n.target.join(' ') + ' ' + (n.failureSummary || '')).join('; ')])),
                  failure => done([['critical', String(failure)]]));""");
        return ((List<?>) findings)
                .stream()
                        .map(each -> (List<?>) each)
                        .filter(each -> SERIOUS.contains(String.valueOf(each.get(0))))
                        .map(each -> String.valueOf(each.get(1)))
                        .toList();
    }

    /** Whether one has to move a page sideways to read it. */
    boolean isTooWide() {
        return (Boolean) driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
    }

    /** What the browser complained about: scripts that failed, and what the page's policy did not allow. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    void takePicture(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void expectNoObstacles() {
        assertThat(obstacles()).as(path()).isEmpty();
    }

    private String body() {
        return driver.findElement(By.tagName("body")).getText();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(List<Path> programs) {
        return programs.stream().filter(Files::isExecutable).findFirst();
    }
}
