// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * A bridge between Axon Framework and RocketMQ. It knows nothing of what is sent over it.
 *
 * <ul>
 *   <li>Out: {@link io.transfersaga.rocketmq.RocketMqCommandBus} for commands and
 *       {@link io.transfersaga.rocketmq.RocketMqPublisher} for events; both hold what is sent inside a unit of work until
 *       that has committed.
 *   <li>Out, in one with a local transaction: {@link io.transfersaga.rocketmq.TransactionalPublisher}, whose
 *       {@link io.transfersaga.rocketmq.CheckBack} answers the broker when the outcome got lost.
 *   <li>In: {@link io.transfersaga.rocketmq.RocketMqConsumer} hands over batches and acknowledges what was handled.
 *   <li>Around a handler: {@link io.transfersaga.rocketmq.UnitOfWorkExecutor}: one unit of work, one transaction.
 *   <li>The seam: {@link io.transfersaga.rocketmq.RocketMqMessageConverter} turns one kind of message into the other.
 *   <li>{@link io.transfersaga.rocketmq.RocketMqClients} owns the connections: it waits for a broker that is not there
 *       yet, creates what is missing there, and stops everything in order.
 * </ul>
 */
@NullMarked
package io.transfersaga.rocketmq;

import org.jspecify.annotations.NullMarked;
