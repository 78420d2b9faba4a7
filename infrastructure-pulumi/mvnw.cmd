@rem Pulumi looks for a wrapper in the program's folder only; without this one it would take whatever mvn and JDK it finds.
@call "%~dp0..\mvnw.cmd" %*
