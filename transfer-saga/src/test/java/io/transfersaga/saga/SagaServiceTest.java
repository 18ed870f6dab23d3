// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga;

import io.transfersaga.engine.BrokerConnection;
import io.transfersaga.rocketmq.RocketMqMessageConverter;
import io.transfersaga.rocketmq.RocketMqPublisher;
import io.transfersaga.saga.process.TestClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The whole service on a database in memory; a recorder stands for the broker, and time stands still. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = TransferSagaApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=transfer-saga",
            "spring.datasource.url=${saga.test.url:jdbc:h2:mem:saga;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1}",
            "rocketmq.name-server=127.0.0.1:1",
            "credit.retry.max-attempts=3",
            "credit.retry.backoff=1s,2s"
        })
@Import(SagaServiceTest.StandIns.class)
public @interface SagaServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    class StandIns {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }

        @Bean
        SentMessages sentMessages() {
            return new SentMessages();
        }

        @Bean
        @Primary
        RocketMqPublisher recordingPublisher(SentMessages sent, RocketMqMessageConverter converter) {
            return new RocketMqPublisher(sent, converter, Duration.ofSeconds(1));
        }

        @Bean
        @Primary
        BrokerConnection recordedConnection(SentMessages sent) {
            return sent::isUp;
        }
    }
}
