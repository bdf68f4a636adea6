package io.tributary.topology.credential;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a credential could not be applied. */
public enum CredentialProblem {
    /** The broker has a later revision already, as after a loss of the topic: change it again. */
    @JsonProperty("outdated")
    OUTDATED,
    /** It wants the account active, and neither it nor the broker has a password: give one. */
    @JsonProperty("no-secret")
    NO_SECRET,
    /** The password was sealed for another key or account, or changed: give a new one. */
    @JsonProperty("not-opened")
    NOT_OPENED,
    /** The broker does not want it, or the account is not a device's. */
    @JsonProperty("refused-by-broker")
    REFUSED_BY_BROKER
}
