// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.account.messaging.table;

import io.transfersaga.events.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageDecoder;

/** A message that stands in the table, just as it goes out. */
record StoredMessage(TransferId transferId, Message message) {

    static final String COLUMNS = "transfer_id, topic, properties, body";

    /** Keys, types and trace, in RocketMQ's own writing. */
    String properties() {
        return MessageDecoder.messageProperties2String(message.getProperties());
    }

    static StoredMessage read(ResultSet row, int number) throws SQLException {
        var message = new Message(row.getString("topic"), row.getBytes("body"));
        MessageAccessor.setProperties(message, MessageDecoder.string2messageProperties(row.getString("properties")));
        return new StoredMessage(new TransferId(row.getObject("transfer_id", UUID.class)), message);
    }
}
