// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import io.micrometer.core.instrument.MeterRegistry;
import io.transfersaga.rocketmq.DeadLetterListener;
import io.transfersaga.rocketmq.RocketMqSettings;
import io.transfersaga.rocketmq.boot.RocketMqProperties;
import io.transfersaga.web.api.ApiSection;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.support.GenericApplicationContext;

/** All scenarios, and the way to them. */
public final class Scenarios {

    private static final String DEAD_LETTERS = "saga.dead.letters";

    private Scenarios() {}

    /**
     * Has the saga service serve them.
     *
     * @param context the saga service's, before it starts
     * @param transactionalMessages whether ledger alpha tells of debits by those; without, some have nothing to look at
     * @param wire on which ledger alpha's instances are connected
     */
    public static void addTo(
            GenericApplicationContext context, Installation installation, boolean transactionalMessages, Wire wire) {
        context.registerBean("scenarioSection", ApiSection.class, ScenarioApi::section);
        context.registerBean(
                ScenarioController.class,
                () -> new ScenarioController(
                        all(context, installation, wire).stream()
                                .filter(scenario -> transactionalMessages || !scenario.needsTransactionalMessages())
                                .toList(),
                        new ScenarioRuns(installation, context.getBean(Clock.class))));
    }

    private static List<Scenario> all(BeanFactory saga, Installation installation, Wire wire) {
        RocketMqSettings settings = saga.getBean(RocketMqProperties.class).settings();
        MeterRegistry meters = saga.getBean(MeterRegistry.class);
        var commitLost = new CommitLost(wire);
        var localTransactionFails = new LocalTransactionFails(wire, settings);
        var duplicateDelivery = new DuplicateDelivery(settings);
        return List.of(
                new Success(),
                commitLost,
                new CreditRecovers(),
                new CreditFails(),
                localTransactionFails,
                duplicateDelivery,
                new LedgerDown(installation),
                new ProducerDies(installation, wire),
                new Points(),
                new DeadLetterReplayed(
                        settings,
                        saga.getBean(DeadLetterListener.class),
                        () -> meters.get(DEAD_LETTERS).counter().count()),
                new NaiveSendThenCommit(settings, localTransactionFails),
                new NaiveCommitThenSend(settings, commitLost),
                new NaiveHttpCall(duplicateDelivery));
    }
}
