package io.tributary.dashboard.page;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words of the pages as a module for their scripts: those of the same files that the templates
 * use, except what only templates say.
 */
@Controller
class WordsController {

    private static final String ONLY_TEMPLATES = "page.";

    private final JsonMapper json;

    WordsController(JsonMapper json) {
        this.json = json;
    }

    @GetMapping(path = "/assets/words.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> words(Locale language) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body("export default " + json.writeValueAsString(of(language)) + ";\n");
    }

    static Map<String, String> of(Locale language) {
        ResourceBundle all =
                ResourceBundle.getBundle(
                        "messages",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> words = new TreeMap<>();
        all.keySet().stream()
                .filter(key -> !key.startsWith(ONLY_TEMPLATES))
                .forEach(key -> words.put(key, all.getString(key)));
        return words;
    }
}
