// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * POSTs over HTTP to somebody who is not trusted: one connection per attempt, no redirects, no cookies, no
 * decompression, and a limit to the time and to everything that is read.
 */
final class HttpCallback implements Callback, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpCallback.class);

    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 8 * 1024;

    /** Of an answer's body so much is read, and thrown away; who sends more is cut off. */
    private static final int MAX_BODY = 16 * 1024;

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final ScheduledExecutorService deadlines;

    /**
     * @param timeout of an attempt as a whole
     * @param concurrency attempts at once, at most
     */
    HttpCallback(AddressGuard addresses, Duration timeout, int concurrency) {
        this.timeout = timeout;
        this.deadlines = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "notification-deadline");
            thread.setDaemon(true);
            return thread;
        });
        Timeout each = Timeout.of(timeout);
        Timeout perAddress = Timeout.of(timeout.dividedBy(AddressGuard.MAX_ADDRESSES));
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(MAX_HEADERS)
                                        .setMaxLineLength(MAX_LINE)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(perAddress)
                                .setSocketTimeout(each)
                                .build())
                        .setMaxConnTotal(concurrency)
                        .setMaxConnPerRoute(concurrency)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(each)
                        .setResponseTimeout(each)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("transfer-saga")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public Result post(CallbackUrl url, Map<String, String> headers, byte[] body, Instant at) {
        var request = new HttpPost(url.uri());
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        long start = System.nanoTime();
        Future<?> deadline = deadlines.schedule(request::abort, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            Result result = Result.answered(at, since(start), response.getCode(), RetryAfter.of(response, at));
            end(request, response);
            return result;
        } catch (IOException e) {
            log.debug("No answer from {}", url, e);
            return Result.failed(at, since(start), request.isAborted() ? Failure.TIMEOUT : failure(e));
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
    }

    private static Failure failure(IOException e) {
        if (e instanceof AddressGuard.AddressRefusedException) {
            return Failure.ADDRESS_REFUSED;
        }
        if (e instanceof AddressGuard.SlowLookupException || e instanceof SocketTimeoutException) {
            return Failure.TIMEOUT;
        }
        if (e instanceof UnknownHostException) {
            return Failure.HOST_UNKNOWN;
        }
        if (e instanceof SocketException) {
            return Failure.CONNECTION_FAILED;
        }
        return e instanceof SSLException ? Failure.TLS_FAILED : Failure.NO_ANSWER;
    }

    /** What a receiver says beside its status changes nothing: it is read to its end if that is near, else cut off. */
    private static void end(HttpPost request, ClassicHttpResponse response) {
        try {
            InputStream content =
                    response.getEntity() == null ? null : response.getEntity().getContent();
            if (content != null && content.readNBytes(MAX_BODY).length == MAX_BODY) {
                request.abort();
            }
            response.close();
        } catch (IOException e) {
            log.debug("The rest of an answer was not read", e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
