// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the HTTP client the addresses that it may connect to, and no other. The client connects to what it gets here
 * and looks nothing up itself, so that a name cannot lead elsewhere between the check and the connection. Plain
 * addresses in a URL pass here too, in whatever way they are written.
 */
final class AddressGuard implements DnsResolver, AutoCloseable {

    /** No address of the host may be connected to. */
    static final class AddressRefusedException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        AddressRefusedException(String host) {
            super(host + " leads to no address that may be called");
        }
    }

    /** The machine's resolver takes too long. */
    static final class SlowLookupException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        SlowLookupException(String host) {
            super(host + " was not looked up in time");
        }
    }

    /** Each costs a connection's time-out if nobody is there. */
    static final int MAX_ADDRESSES = 2;

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final AddressPolicy policy;
    private final HostLookup lookup;
    private final Duration limit;
    private final ExecutorService threads;

    /**
     * @param limit of a look-up; the resolver cannot be interrupted, so that its thread may be busy for longer
     * @param concurrency look-ups at once
     */
    AddressGuard(AddressPolicy policy, HostLookup lookup, Duration limit, int concurrency) {
        this.policy = policy;
        this.lookup = lookup;
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(
                0, concurrency, IDLE.toSeconds(), TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    var thread = new Thread(work, "notification-lookup");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed = Arrays.stream(lookUp(host))
                .filter(address -> policy.allows(host, address))
                .limit(MAX_ADDRESSES)
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new AddressRefusedException(host);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> found;
        try {
            found = threads.submit(() -> lookup.lookUp(host));
        } catch (RejectedExecutionException e) {
            throw new SlowLookupException(host);
        }
        try {
            return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            found.cancel(true);
            throw new SlowLookupException(host);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SlowLookupException(host);
        }
    }
}
