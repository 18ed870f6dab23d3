// Copyright 2026 the Transfer Saga authors
// SPDX-License-Identifier: Apache-2.0
package io.transfersaga.standalone.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.transfersaga.standalone.scenario.Wire.Fate;
import java.util.Map;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.sysflag.MessageSysFlag;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.header.EndTransactionRequestHeader;
import org.apache.rocketmq.remoting.protocol.header.SendMessageRequestHeaderV2;
import org.junit.jupiter.api.Test;

class WireUnitTests {

    private static final String BROKER = "127.0.0.1:10911";

    private final Wire wire = new Wire();
    private final RPCHook first = wire.hook("first");
    private final RPCHook second = wire.hook("second");

    @Test
    void losesTheWordAboutAWatchedAccountAndHearsTheAnswerToTheCheckBack() {
        try (Watch watch = wire.watch("alpha:a", Fate.LOST)) {
            first.doBeforeRequest(BROKER, halfMessage("m1", "t1", "alpha:a"));

            assertThatThrownBy(() -> first.doBeforeRequest(BROKER, word("m1", false)))
                    .hasMessageContaining("lost");
            assertThat(watch.checkBack()).isEmpty();
            second.doBeforeRequest(BROKER, word("m1", true));

            assertThat(watch.transferId()).hasValue("t1");
            assertThat(watch.ownWord()).hasValueSatisfying(said -> {
                assertThat(said.lost()).isTrue();
                assertThat(said.instance()).isEqualTo("first");
            });
            assertThat(watch.checkBack()).hasValueSatisfying(said -> {
                assertThat(said.resolution()).isEqualTo("COMMIT");
                assertThat(said.instance()).isEqualTo("second");
            });
        }
    }

    @Test
    void letsEverybodyElsePass() {
        try (Watch watch = wire.watch("alpha:a", Fate.LOST)) {
            assertThatCode(() -> {
                        first.doBeforeRequest(BROKER, halfMessage("m2", "t2", "alpha:ab"));
                        first.doBeforeRequest(BROKER, word("m2", false));
                    })
                    .doesNotThrowAnyException();
            assertThat(watch.transferId()).isEmpty();
        }
    }

    @Test
    void looksAtNothingOnceNobodyWatches() {
        wire.watch("alpha:a", Fate.LOST).close();

        assertThatCode(() -> {
                    first.doBeforeRequest(BROKER, halfMessage("m1", "t1", "alpha:a"));
                    first.doBeforeRequest(BROKER, word("m1", false));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void letsTheDeadSayNothingMoreWhileOthersAnswerForThem() {
        try (Watch watch = wire.watch("alpha:a", Fate.SENDER_DIES)) {
            first.doBeforeRequest(BROKER, halfMessage("m1", "t1", "alpha:a"));

            assertThatThrownBy(() -> first.doBeforeRequest(BROKER, word("m1", false)))
                    .hasMessageContaining("lost");
            assertThatThrownBy(() -> first.doBeforeRequest(BROKER, word("m1", true)))
                    .hasMessageContaining("dead");
            assertThat(watch.checkBack()).isEmpty();
            second.doBeforeRequest(BROKER, word("m1", true));

            assertThat(watch.checkBack()).isPresent();
        }
    }

    private static RemotingCommand halfMessage(String messageId, String transferId, String account) {
        var header = new SendMessageRequestHeaderV2();
        header.setI(MessageDecoder.messageProperties2String(Map.of(
                MessageConst.PROPERTY_UNIQ_CLIENT_MESSAGE_ID_KEYIDX,
                messageId,
                MessageConst.PROPERTY_KEYS,
                transferId,
                MessageConst.PROPERTY_TRANSACTION_PREPARED,
                "true")));
        RemotingCommand request = RemotingCommand.createRequestCommand(RequestCode.SEND_MESSAGE_V2, header);
        request.setBody("{\"sourceAccountId\":\"%s\"}".formatted(account).getBytes(UTF_8));
        return request;
    }

    private static RemotingCommand word(String messageId, boolean checkBack) {
        var header = new EndTransactionRequestHeader();
        header.setMsgId(messageId);
        header.setCommitOrRollback(MessageSysFlag.TRANSACTION_COMMIT_TYPE);
        header.setFromTransactionCheck(checkBack);
        return RemotingCommand.createRequestCommand(RequestCode.END_TRANSACTION, header);
    }
}
