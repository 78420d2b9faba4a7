package dev.comanda.shared.adapter.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * One problem, as the caller gets it: RFC 9457, with the members and headers that help to mend it.
 * It never repeats what the caller sent, which might be personal data.
 */
public final class Problem {

  private final ProblemType type;
  private final String detail;
  private final Map<String, Object> members = new LinkedHashMap<>();
  private final HttpHeaders headers = new HttpHeaders();

  Problem(ProblemType type, String detail) {
    this.type = type;
    this.detail = detail;
  }

  /** For those whose role does not allow what they ask; says so as the access rules do. */
  public static Problem forbidden() {
    return ProblemType.FORBIDDEN.with("The role in your token does not allow this.");
  }

  /** Adds a member that the caller can read by program. */
  public Problem member(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds a header to the answer. */
  public Problem header(String name, String value) {
    headers.add(name, value);
    return this;
  }

  /** To be thrown where a request is refused. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  ProblemType type() {
    return type;
  }

  HttpHeaders headers() {
    return headers;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type.uri().toString());
    json.put("title", type.title());
    json.put("status", type.status().value());
    json.put("detail", detail);
    json.putAll(members);
    return json;
  }
}
