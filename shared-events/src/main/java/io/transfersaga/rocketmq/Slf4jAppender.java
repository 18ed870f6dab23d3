// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.rocketmq;

import org.apache.rocketmq.logging.ch.qos.logback.classic.spi.ILoggingEvent;
import org.apache.rocketmq.logging.ch.qos.logback.classic.spi.ThrowableProxy;
import org.apache.rocketmq.logging.ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Hands what RocketMQ's own, shaded Logback logs to the application's loggers, under {@code rocketmq.}NAME. Without it
 * RocketMQ writes to the console and to files below the user's home. Named in {@code rmq.logback.xml}, which RocketMQ
 * finds before the configurations in its own jars.
 */
public final class Slf4jAppender extends AppenderBase<ILoggingEvent> {

    /** A broker without a timer wheel says so every three minutes (5.5.0), as an error with a stack trace. */
    private static final String NO_TIMER = "BrokerController: failed to clean unused timer metrics.";

    @Override
    protected void append(ILoggingEvent event) {
        if (NO_TIMER.equals(event.getFormattedMessage())) {
            return;
        }
        var log = LoggerFactory.getLogger("rocketmq." + event.getLoggerName()).atLevel(level(event));
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            log = log.setCause(thrown.getThrowable());
        }
        log.log("{}", event.getFormattedMessage());
    }

    private static Level level(ILoggingEvent event) {
        return switch (event.getLevel().levelInt) {
            case org.apache.rocketmq.logging.ch.qos.logback.classic.Level.ERROR_INT -> Level.ERROR;
            case org.apache.rocketmq.logging.ch.qos.logback.classic.Level.WARN_INT -> Level.WARN;
            case org.apache.rocketmq.logging.ch.qos.logback.classic.Level.INFO_INT -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
