package io.tributary.dashboard.security;

import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Checks passwords once it is known whose they are: the administrator's at once. */
final class MemberLogin extends DaoAuthenticationProvider {

    private final Members members;

    MemberLogin(Members members) {
        super(members);
        this.members = members;
    }

    @Override
    public Authentication authenticate(Authentication login) throws AuthenticationException {
        if (!members.isKnown(login.getName())) {
            throw new StillReadingException();
        }
        return super.authenticate(login);
    }
}
