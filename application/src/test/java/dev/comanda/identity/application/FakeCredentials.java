package dev.comanda.identity.application;

import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.PasswordHash;
import java.util.ArrayList;
import java.util.List;

/** Hashes that hide nothing, so that tests are quick; shows what was compared. */
public final class FakeCredentials implements Credentials {

  private final List<PasswordHash> compared = new ArrayList<>();
  private int hashes;

  /** With which hashes passwords were compared, oldest first. */
  public List<PasswordHash> compared() {
    return List.copyOf(compared);
  }

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash(++hashes + ":" + password.value());
  }

  @Override
  public boolean verify(Password password, PasswordHash hash) {
    compared.add(hash);
    return hash.value().replaceFirst("^\\d+:", "").equals(password.value());
  }

  @Override
  public PasswordHash decoy() {
    return new PasswordHash("decoy");
  }
}
