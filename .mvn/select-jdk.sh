# Sourced by ./mvnw and ./run: exports JAVA_HOME of a JDK 25, wherever the machine keeps it.
# The default `java` is not trusted: it is often an older one, and Maven itself must run on 25.

comanda_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

comanda_select_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && comanda_is_jdk25 "$JAVA_HOME"; then
    return 0
  fi
  for candidate in \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/* \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if comanda_is_jdk25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
Comanda needs a JDK 25, and none was found in JAVA_HOME, /usr/lib/jvm, /opt/java, SDKMAN, ~/.jdks
or the macOS folders. Install one, for example:
  Debian/Ubuntu   apt install openjdk-25-jdk     (or temurin-25-jdk from Adoptium)
  SDKMAN          sdk install java 25-tem
  macOS           brew install --cask temurin@25
or point JAVA_HOME at one and try again.
MESSAGE
  return 1
}

comanda_select_jdk || exit 1

# Maven's own libraries still use it; not in jvm.config, where an older JDK would choke on it before
# the build could say which one it needs.
MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
export MAVEN_OPTS
