// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone;

import io.transfersaga.events.AccountId;
import io.transfersaga.events.ConsumerGroups;
import io.transfersaga.events.Topics;
import io.transfersaga.rocketmq.RequiredTopic;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.rocketmq.TopologySetup;
import io.transfersaga.rocketmq.boot.RocketMqProperties;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * The command {@code --create-topics}: gives an outside cluster every topic and consumer group that the services need,
 * and starts none of them. Whoever repeats it changes nothing.
 */
final class TopicCreation {

    private static final String OPTION = "create-topics";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final PrintStream out;

    TopicCreation(PrintStream out) {
        this.out = out;
    }

    static boolean isAskedFor(String[] args) {
        return new SimpleCommandLinePropertySource(args).containsProperty(OPTION);
    }

    /** @return the process's exit status: 0 when every broker has everything, else 1 */
    int run(Environment given) throws InterruptedException {
        List<String> ledgers = ledgers(given);
        List<RequiredTopic> topics = Stream.concat(
                        Stream.of(
                                RequiredTopic.mixed(Topics.MONEY_DEBITED),
                                RequiredTopic.normal(Topics.TRANSFER_EVENTS)),
                        ledgers.stream().map(Topics::ledger).map(RequiredTopic::normal))
                .toList();
        List<String> groups = Stream.concat(
                        Stream.of(ConsumerGroups.SAGA), ledgers.stream().map(ConsumerGroups::ledger))
                .toList();
        RocketMqSettings settings = settings(given);
        TopologySetup.Outcome outcome = new TopologySetup(settings, topics, groups).run(LIMIT);
        outcome.created().forEach(line -> out.println("created        " + line));
        outcome.alreadyThere().forEach(line -> out.println("already there  " + line));
        outcome.lacking().forEach(line -> out.println("failed         " + line));
        return outcome.lacking().isEmpty() ? DONE : FAILED;
    }

    private static List<String> ledgers(Environment given) {
        String[] ledgers = Setting.of(Binder.get(given), "ledgers", String[].class, new String[] {"alpha", "beta"});
        for (String ledger : ledgers) {
            Setting.require(
                    AccountId.isLedgerName(ledger),
                    "ledgers",
                    ledger,
                    "name ledgers with lower-case letters, digits and hyphens, separated by commas");
        }
        return Arrays.asList(ledgers);
    }

    private static RocketMqSettings settings(Environment given) {
        try {
            RocketMqSettings settings = Binder.get(given)
                    .bindOrCreate("rocketmq", RocketMqProperties.class)
                    .settings();
            return settings.creatingTopics();
        } catch (BindException e) {
            throw new InvalidSetting(
                    e.getName().toString(),
                    "...",
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()),
                    e);
        }
    }
}
