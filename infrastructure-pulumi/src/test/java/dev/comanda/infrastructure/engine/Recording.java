package dev.comanda.infrastructure.engine;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceRequest.PropertyDependencies;

/**
 * What a program said to the engine. In which order is a matter of threads, so here it is by name.
 *
 * @param registrations the requests as they came, by the URN that the engine gave
 * @param outputs what components and the stack itself publish, by URN
 * @param invocations the questions, by token
 */
public record Recording(
    SortedMap<String, RegisterResourceRequest> registrations,
    SortedMap<String, Struct> outputs,
    List<Invocation> invocations) {

  /**
   * All registrations and outputs in the one form in which equal ones have equal bytes: what the
   * protocol calls maps and sets is sorted.
   */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    registrations.values().forEach(request -> write(canonical(request), bytes));
    outputs.values().forEach(struct -> write(struct, bytes));
    return bytes.toByteArray();
  }

  private static RegisterResourceRequest canonical(RegisterResourceRequest request) {
    RegisterResourceRequest.Builder canonical =
        request.toBuilder()
            .clearDependencies()
            .addAllDependencies(request.getDependenciesList().stream().sorted().toList());
    request
        .getPropertyDependenciesMap()
        .forEach((property, dependencies) ->
            canonical.putPropertyDependencies(
                property,
                PropertyDependencies.newBuilder()
                    .addAllUrns(dependencies.getUrnsList().stream().sorted().toList())
                    .build()));
    return canonical.build();
  }

  private static void write(Message message, ByteArrayOutputStream bytes) {
    try {
      CodedOutputStream output = CodedOutputStream.newInstance(bytes);
      output.useDeterministicSerialization();
      message.writeTo(output);
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
