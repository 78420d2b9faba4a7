package dev.comanda.shared.adapter.postgres;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** SQL as Java, for PostgreSQL. */
public final class Jooq {

  private Jooq() {}

  /** Statements on connections of a pool; each commits by itself. */
  public static DSLContext on(DataSource connections) {
    return DSL.using(connections, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
  }
}
