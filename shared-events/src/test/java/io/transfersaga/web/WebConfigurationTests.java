// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties =
                "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
class WebConfigurationTests {

    /** What browsers send. */
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void acceptsTheDocumentedForm() {
        assertThat(post("{\"amount\":\"1\",\"note\":null}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"text\"",
                "{\"amount\":1}",
                "{\"amount\":1.5}",
                "{\"amount\":true}",
                "{\"amount\":[\"1\"]}",
                "{\"amount\":{}}",
                "{\"amount\":\"1\",\"amount\":\"1\"}",
                "{\"amount\":\"1\",\"other\":\"1\"}",
                "{\"amount\":\"1\"} trailing",
                "{\"amount\":\"1\"}{}",
                "{\"amount\":'1'}"
            })
    void refusesEveryOtherForm(String body) {
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/validation-failed\"")
                .contains("\"errors\":[{\"field\":");
    }

    @Test
    void namesTheFieldAtFault() {
        assertThat(post("{\"amount\":1}").body()).contains("\"field\":\"amount\"");
        assertThat(post("{\"amount\":\"1\",\"other\":\"1\"}").body()).contains("\"field\":\"other\"");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"amount\":\"X\"}".getBytes(StandardCharsets.US_ASCII);
        body[11] = (byte) 0xff;

        assertThat(send(request("/things").POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesOtherEncodingsOfUnicode() {
        byte[] body = "{\"amount\":\"1\"}".getBytes(StandardCharsets.UTF_16);

        assertThat(send(request("/things").POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 + 1, 10 * 1024 * 1024})
    void refusesLargeBodiesAlsoInChunks(int size) {
        byte[] body = new byte[size];
        var known = HttpRequest.BodyPublishers.ofByteArray(body);
        var chunked = HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));

        for (var publisher : new HttpRequest.BodyPublisher[] {known, chunked}) {
            HttpResponse<String> answer = send(request("/things").POST(publisher));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("/problems/body-too-large");
        }
    }

    @Test
    void answersProtocolErrorsAsProblems() {
        assertProblem(send(request("/nowhere").GET()), 404, "not-found");
        assertProblem(send(request("/things").DELETE()), 405, "method-not-allowed");
        assertProblem(
                send(HttpRequest.newBuilder(uri("/things"))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))),
                415,
                "unsupported-media-type");
        assertProblem(
                send(request("/things")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"amount\":\"1\"}"))),
                406,
                "not-acceptable");
        assertProblem(send(request("/failing").GET()), 500, "internal-error");
        assertProblem(send(request("/error").GET()), 404, "not-found");
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryProblemAtTheAddressThatIsItsType(ProblemType problem) {
        String path = "/problems/" + problem.slug();

        HttpResponse<String> json = send(request(path).GET());
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json.body()).contains("\"type\":\"" + path + "\"", problem.explanation(), problem.remedy());

        HttpResponse<String> page = send(request(path).header("Accept", BROWSER).GET());
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<h1>" + problem.title() + "</h1>", "<code>" + problem.slug() + "</code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/json", "application/problem+json", "text/html;q=0.1, application/json", "x"})
    void explainsInJsonToEverybodyButBrowsers(String accept) {
        HttpResponse<String> answer =
                send(request("/problems/not-found").header("Accept", accept).GET());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void explainsNoProblemThatThereIsNot() {
        assertProblem(send(request("/problems/bad-weather").GET()), 404, "not-found");
        assertProblem(
                send(request("/problems/bad-weather").header("Accept", BROWSER).GET()), 404, "not-found");
    }

    /** The policy names the style by its hash; with another one the page would be bare. */
    @Test
    void allowsAPageItsOwnStyleAndNothingElse() throws NoSuchAlgorithmException {
        HttpResponse<String> page =
                send(request("/problems/not-found").header("Accept", BROWSER).GET());

        String style = page.body()
                .substring(page.body().indexOf("<style>") + 7, page.body().indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void handsOddIdsToTheirController() {
        assertThat(send(request("/things/a%2Fb").GET()).body()).isEqualTo("{\"id\":\"a/b\"}");
        assertThat(send(request("/things/a%20b;c").GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void answersWhatTomcatRefusesAsAProblem() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write("GET /things/\u0001 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("/problems/validation-failed")
                    .contains("\"errors\":[{");
        }
    }

    @Test
    void asksToComeBackWhileTheDatabaseIsAway() {
        HttpResponse<String> answer = send(request("/waiting").GET());

        assertProblem(answer, 503, "overloaded");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).doesNotContain("secret");
    }

    private HttpResponse<String> post(String body) {
        return send(request("/things").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/problems/" + slug + "\"");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({WebConfiguration.class, Things.class})
    static class Application {}

    record Thing(String amount, @Nullable String note) {}

    record Id(String id) {}

    @RestController
    static class Things {

        @PostMapping(
                path = "/things",
                consumes = MediaType.APPLICATION_JSON_VALUE,
                produces = MediaType.APPLICATION_JSON_VALUE)
        Thing post(@RequestBody Thing thing) {
            return thing;
        }

        @GetMapping(path = "/things/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
        Id get(@PathVariable String id) {
            return new Id(id);
        }

        @GetMapping(path = "/failing", produces = MediaType.APPLICATION_JSON_VALUE)
        Id fail() {
            throw new IllegalStateException("SELECT secret");
        }

        @GetMapping(path = "/waiting", produces = MediaType.APPLICATION_JSON_VALUE)
        Id waitForTheDatabase() {
            throw new IllegalStateException(new SQLTransientConnectionException("no connection to secret"));
        }
    }
}
