package io.tributary.dashboard.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The login page; the form it holds is taken by the filter chain. */
@Controller
class LoginController {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
