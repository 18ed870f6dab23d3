// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One caller with one connection, which is made anew whenever the server has closed it. Speaks as much HTTP as it
 * needs.
 */
final class HttpCaller {

    private static final String LOCATION = "\r\nlocation: /transfers/";
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final int UUID_LENGTH = 36;

    /** @param transferId null when the transfer was not accepted */
    record Answer(int status, @Nullable String transferId) {}

    private final HttpCallers.Desk desk;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private @Nullable SocketChannel channel;
    private ByteBuffer request = ByteBuffer.allocate(0);
    private long due;

    HttpCaller(HttpCallers.Desk desk, Selector selector) {
        this.desk = desk;
        this.selector = selector;
    }

    /** When the transfer that was asked for last was due. */
    long due() {
        return due;
    }

    void ask(long dueNanos) throws IOException {
        due = dueNanos;
        String order = desk.orders().get();
        request = ByteBuffer.wrap(("POST /transfers HTTP/1.1\r\nHost: 127.0.0.1:" + desk.port()
                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID()
                        + "\r\nContent-Length: " + order.length() + "\r\n\r\n" + order)
                .getBytes(StandardCharsets.US_ASCII));
        askAgain();
    }

    /** The same, with the same key. */
    void askAgain() throws IOException {
        if (channel == null) {
            channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", desk.port()));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }
        in.clear();
        request.rewind();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** @return null while the answer is not there in full */
    @Nullable
    Answer read() {
        try {
            if (channel.read(in) < 0) {
                throw new IOException("the ledger closed the connection without an answer");
            }
            String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            if (body < 4) {
                return null;
            }
            String head = text.substring(0, body).toLowerCase(Locale.ROOT);
            if (!isComplete(head, text, body)) {
                return null;
            }
            if (head.contains("\r\nconnection: close")) {
                channel.close();
                channel = null;
            }
            int location = head.indexOf(LOCATION);
            return new Answer(
                    Integer.parseInt(head.substring(9, 12)),
                    location < 0
                            ? null
                            : head.substring(location + LOCATION.length(), location + LOCATION.length() + UUID_LENGTH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isComplete(String head, String text, int body) {
        int length = head.indexOf(LENGTH);
        if (length < 0) {
            return text.endsWith("\r\n0\r\n\r\n");
        }
        int from = length + LENGTH.length();
        return text.length() - body >= Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
    }
}
