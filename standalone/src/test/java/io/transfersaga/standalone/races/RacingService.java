// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.races;

import io.transfersaga.account.AccountServiceApplication;
import io.transfersaga.saga.TransferSagaApplication;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One service as it is in production, on a real database, without a broker; its requests come from a test's threads.
 */
record RacingService(ConfigurableApplicationContext context) implements AutoCloseable {

    /** @param rewriting sees every statement before it is prepared */
    static RacingService ledger(List<String> database, UnaryOperator<String> rewriting) {
        return start(AccountServiceApplication.application(), "account-service", database, rewriting, null);
    }

    /** @param rewriting sees every statement before it is prepared */
    static RacingService saga(List<String> database, UnaryOperator<String> rewriting, Clock clock) {
        return start(TransferSagaApplication.application(), "transfer-saga", database, rewriting, clock);
    }

    private static RacingService start(
            SpringApplication application,
            String configuration,
            List<String> database,
            UnaryOperator<String> rewriting,
            @Nullable Clock clock) {
        application.setDefaultProperties(Map.of("spring.config.name", configuration));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real ? new RewrittenDatabase(real, rewriting) : bean;
                }
            });
            var beans = (GenericApplicationContext) context;
            beans.registerBean(
                    "acceptingProducer",
                    AcceptingProducer.class,
                    AcceptingProducer::new,
                    bean -> bean.setPrimary(true));
            beans.registerBean("lifecycleProcessor", DefaultLifecycleProcessor.class, WithoutThreads::new);
            if (clock != null) {
                beans.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
            }
        });
        List<String> arguments = new ArrayList<>(database);
        arguments.addAll(List.of(
                "--rocketmq.name-server=127.0.0.1:1",
                "--ledger.reconcile-after=1h",
                "--notification.secrets=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--logging.level.root=error"));
        return new RacingService(application.run(arguments.toArray(String[]::new)));
    }

    /** Starts everything but what would run by itself. */
    private static final class WithoutThreads extends DefaultLifecycleProcessor {

        @Override
        protected Map<String, Lifecycle> getLifecycleBeans() {
            Map<String, Lifecycle> beans = super.getLifecycleBeans();
            beans.keySet()
                    .removeAll(Set.of(
                            "rocketMqLifecycle",
                            "reconciler",
                            "dispatchRounds",
                            "rescanRounds",
                            "retentionRounds",
                            "sagaTimer",
                            "incidentRetention",
                            "notificationDriver"));
            return beans;
        }
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(part(DataSource.class));
    }

    /** Runs both at the same time, and returns when both are done. */
    static void race(Runnable one, Runnable other) {
        CompletableFuture<Void> first = CompletableFuture.runAsync(one);
        CompletableFuture<Void> second = CompletableFuture.runAsync(other);
        CompletableFuture.allOf(first, second).join();
    }

    @Override
    public void close() {
        context.close();
    }
}
