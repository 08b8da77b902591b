package io.ledgerchat.command.agent;

import io.ledgerchat.event.account.AccountId;
import io.ledgerchat.event.agent.AgentAvatar;
import io.ledgerchat.event.agent.AgentId;
import io.ledgerchat.event.file.FileId;
import java.util.Optional;

/**
 * The port to pictures of agents. It answers only when it knows everything that was recorded before it was asked, and throws
 * when that cannot be had in time.
 */
public interface AgentPictures {
    /**
     * The file of a picture that was uploaded for this agent and that no agent shows any more. Paths are what clients say,
     * so one that leads to any other file leads to nothing here.
     */
    Optional<Picture> unshown(AgentId agent, AgentAvatar picture);

    /** A file and whose it is. */
    record Picture(FileId fileId, AccountId owner) {}
}
