// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps sagas going, whatever they are about. It knows nothing of transfers.
 *
 * <ul>
 *   <li>A saga says what it is: {@link io.transfersaga.engine.SagaProcess} is its state,
 *       {@link io.transfersaga.engine.SagaDefinition} what a message means to it,
 *       {@link io.transfersaga.engine.SagaColumns} its row; {@link io.transfersaga.engine.SagaParts} are all three.
 *   <li>In: {@link io.transfersaga.engine.SagaInbox}, the one way to a saga, for messages from outside
 *       ({@link io.transfersaga.engine.SagaMessages}), the timer and operators.
 *   <li>Later: {@link io.transfersaga.engine.SagaTimer} tells each saga when its awaited command is due.
 *   <li>Seen: {@link io.transfersaga.engine.SagaLookup} and {@link io.transfersaga.engine.SagaSummaries}, and
 *       {@link io.transfersaga.engine.SagaListener} for what belongs to a saga's own transaction.
 *   <li>{@link io.transfersaga.engine.SagaEngineConfiguration} puts it together in a Spring application.
 * </ul>
 */
@NullMarked
package io.transfersaga.engine;

import org.jspecify.annotations.NullMarked;
