// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.engine.SagaInbox;
import io.transfersaga.saga.SagaServiceTest;
import io.transfersaga.saga.inspection.OperatorRequest;
import io.transfersaga.saga.process.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Without a secret nobody is told, and everybody can see that. */
@SagaServiceTest
class NotificationsOffIntegrationTests {

    private final Messages said = Messages.ofATransfer();

    @Autowired
    private SagaInbox inbox;

    @Autowired
    private NotificationDriver driver;

    @Autowired
    private NotificationInspection inspection;

    @Autowired
    private Notifications notifications;

    @Test
    void saysThatNobodyIsToldWhileThereIsNoSecret() {
        inbox.handle(List.of(said.moneyDebited("https://example.org/"), said.moneyCredited()));

        NotificationView view = inspection.find(said.id()).orElseThrow();
        assertThat(driver.isRunning()).isFalse();
        assertThat(view.state()).isEqualTo(NotificationState.OFF);
        assertThat(view.callbackUrl()).isEqualTo("https://example.org/");
        assertThat(view.nextAttemptAt()).isNull();
        assertThatThrownBy(() -> notifications.retry(said.id(), new OperatorRequest.Checked("olga", "because")))
                .hasMessageContaining("notification.secrets");
    }
}
