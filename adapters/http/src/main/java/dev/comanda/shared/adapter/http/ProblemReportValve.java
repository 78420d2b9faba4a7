package dev.comanda.shared.adapter.http;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem where Tomcat itself refuses a request, because it is no HTTP, before
 * anything of ours has seen it. Tomcat makes it by name, hence public and without parameters.
 */
public final class ProblemReportValve extends ErrorReportValve {

  private final JsonMapper json = Json.mapper();

  /** Puts it where Tomcat's page would come from. */
  static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> inPlaceOfPages() {
    return tomcat ->
        tomcat.addContextCustomizers(context ->
            ((StandardHost) context.getParent())
                .setErrorReportValveClass(ProblemReportValve.class.getName()));
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < HttpStatus.BAD_REQUEST.value()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(json.writeValueAsString(problem(status)));
        response.finishResponse();
      }
    } catch (IOException e) {
      container.getLogger().debug("nobody can be told about this any more", e);
    }
  }

  private static Map<String, Object> problem(int status) {
    if (status == HttpStatus.BAD_REQUEST.value()) {
      return ProblemType.BAD_REQUEST.with("The request breaks the rules of HTTP.").json();
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    // RFC 9457: no more is known than what the status says.
    problem.put("type", "about:blank");
    HttpStatus known = HttpStatus.resolve(status);
    problem.put("title", known == null ? "Error" : known.getReasonPhrase());
    problem.put("status", status);
    return problem;
  }
}
